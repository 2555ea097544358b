/** Invented persons written in two ways, in each script: names alone must meet, and strangers must not. */
import { describe, expect, test } from 'vitest'
import { comparePersons, possibleFrom } from './compare.ts'
import { preparePerson } from './person.ts'
import { emptyPersonForm, type NameForm } from './person-form.ts'

function scoreOf(one: NameForm | string, other: NameForm | string): number {
  const [first, second] = [one, other].map((name) =>
    preparePerson({ ...emptyPersonForm, names: [typeof name === 'string' ? { whole: name } : name] }),
  )
  if (first === undefined || second === undefined) throw new Error('two names are compared')
  return comparePersons(first, second).score
}

describe('names that meet', () => {
  test.each([
    // Order, case, comma, titles, particles.
    ['Ottoline Vandermerk', 'VANDERMERK, Ottoline'],
    ['Ottoline Vandermerk', 'Vandermerk Ottoline'],
    ['Dr. Ottoline Vandermerk', 'Mrs Ottoline Vandermerk'],
    ['Ottoline van der Merkel', 'Merkel Ottoline'],
    ['Inácio de la Torreblanca', 'Inacio Delatorreblanca'],
    ['Björn Östlundqvist', 'BJOERN OESTLUNDQVIST'],
    ['Jürgen Mühlenstädt', 'Jurgen Muehlenstaedt'],
    ['Søren Ravnkjær', 'Soeren Ravnkjaer'],
    // Vietnamese.
    ['Nguyễn Văn Đạt', 'NGUYEN VAN DAT'],
    ['Trần Thị Bích Ngọc', 'Bich Ngoc Tran'],
    ['Vũ Vân Thành', 'Vu Vanthanh'],
    ['Đặng Quỳnh Như', 'Quynh-Nhu Dang'],
    // Parts: missing, added, initials, nicknames, glued, split, a slip.
    ['Casimir Aurel Brandovan', 'Casimir Brandovan'],
    ['C. Brandovan', 'Casimir Brandovan'],
    ['Bill Thackerwell', 'William Thackerwell'],
    ['CasimirBrandovan', 'Casimir Brandovan'],
    ['Casimir Bran dovan', 'Casimir Brandovan'],
    ['Casimir Brandovna', 'Casimir Brandovan'],
    ['Csimir Brandovan', 'Casimir Brandovan'],
    ['Cas1mir Brandovan', 'Casimir Brandovan'],
    // Spelling.
    ['Zhukovetsky', 'Schukowetzki'],
    ['Mikhail Obraztsoff', 'Michail Obrazcov'],
    ['Katharina Filippova', 'Catarina Philippova'],
    ['Khaled Tarraqi', 'Haled Tarraki'],
    // Cyrillic: Russian, Ukrainian, Serbian, Bulgarian.
    ['Афанасий Чудновицкий', 'Afanasy Chudnovitsky'],
    ['Афанасий Чудновицкий', 'Afanasij Tschudnowizki'],
    ['Афанасий Петрович Чудновицкий', 'Afanassi Tchoudnovitski'],
    ['А. П. Чудновицкий', 'Афанасий Петрович Чудновицкий'],
    ['Олеся Гриневецька', 'Olesia Hrynevetska'],
    ['Ђорђе Љубичевић', 'Djordje Ljubicevic'],
    ['Ђорђе Љубичевић', 'Đorđe Ljubičević'],
    ['Стоян Гълъбинов', 'Stoyan Galabinov'],
    // Greek, Armenian, Georgian.
    ['Θεοφάνης Μπαλτατζόπουλος', 'Theofanis Baltatzopoulos'],
    ['Ευανθία Χρυσογέλου', 'Evanthia Chrysogelou'],
    ['Վահագն Թորգոմյան', 'Vahagn Torgomyan'],
    ['ზვიად ხარებაშვილი', 'Zviad Kharebashvili'],
    // Arabic, Persian, Urdu, Hebrew.
    ['محمد عبد الرحمن الزهراوي', 'Mohamed Abdelrahman Zahraoui'],
    ['محمد عبدالرحمن الزهراوي', 'Muhammad Abdul Rahman al-Zahrawi'],
    ['Muhammad Abdurrahman az-Zahrawi', 'Mohammed Abd el Rahman El Zahraoui'],
    ['يوسف بن طلال القرنفلي', 'Youssef ibn Talal Qaranfuli'],
    ['نور الدين الشرقاوي', 'Noureddine Cherkaoui'],
    ['Nur al-Din Sharqawi', 'Nureddin Charkaoui'],
    ['أبو بكر المنصوري', 'Abubakar Mansouri'],
    ['شهریار گلستانی', 'Shahriar Golestani'],
    ['پرویز چراغی', 'Parviz Cheraghi'],
    ['جاوید بھٹی', 'Javed Bhatti'],
    ['Qais Ghaddar', 'قيس غدار'],
    ['יואב שקדיאל', 'Yoav Shkediel'],
    ['ג׳ונתן מקליש', 'Jonathan McLeish'],
    // Chinese, Japanese, Korean.
    ['歐陽曉峰', 'Ouyang Xiaofeng'],
    ['黄志强', 'Huang Zhiqiang'],
    ['黄志强', 'Zhi Qiang Huang'],
    ['黃志強', '黄志强'.replace('黄', '黃').replace('强', '強')],
    ['陳小芳', 'Chan Xiaofang'],
    ['陳小芳', "Ch'en Hsiao-fang"],
    ['さくらだ ももこ', 'Sakurada Momoko'],
    ['サクラダ モモコ', 'さくらだ ももこ'],
    ['おおの じゅん', 'Ohno Jun'],
    ['남궁하늘', 'Namgung Haneul'],
    ['최은별', 'Choi Eun-byul'],
    ['이봄솔', 'Lee Bomsol'],
    ['アンドレアス・ベルクマイヤー', 'Andreas Bergmeier'],
    ['安德烈亚斯·伯格曼', 'Andreas Bergmann'],
    ['안드레아스 베르크만', 'Andreas Bergmann'],
    ['山田 佳乃', 'Yamada Yoshino'],
    ['山田健一', 'Kenichi Yamada'],
    ['高橋 美帆', 'Takahashi Miho'],
    ['渡邊 雅彦', 'ワタナベ マサヒコ'],
    // Arabic: glued, with the article as a part, a title that is a family name.
    ['عبدالكريم القرنفلي', 'Abdel Karim Qaranfuli'],
    ['مالك السيد القرنفلي', 'Malek Elsayed Qaranfuli'],
    ['خالد الشيخ', 'Khaled Alsheikh'],
    ['خالد الشيخ', 'Khaled Al-Sheikh'],
    ['Khaled El Cheikh', 'Khaled Al Sheikh'],
    ['Sheikh Khaled Qaranfuli', 'Khaled Qaranfuli'],
    // French and Italian as they are heard: no last consonant, gn and gli.
    ['Казимир Брандо', 'Casimir Brandault'],
    ['Казимир Луфюга', 'Casimir Loufugas'],
    ['Казимир Каньяри', 'Casimir Cagnari'],
    ['Казимир Вервалья', 'Casimir Vervaglia'],
    // Vietnamese as typed, Polish, Serbian, Greek letter by letter.
    ['Nguyeexn Thij Huwowngf Quyeen', 'Nguyễn Thị Hường Quyên'],
    ['Tra6n2 Va8n D9u71c', 'Trần Văn Đức'],
    ['Jiří Dvořáčkov', 'Jirzi Dvorzaczkov'],
    ['Ђорђе Станојчић', 'Dorde Stanojcic'],
    ['Θεοφάνης Μπαλτατζόπουλος', 'Theofanis Mpaltatzopoulos'],
    ['Ευάγγελος Γκαραβέλας', 'Evaggelos Gkaravelas'],
    // Thai, Devanagari, Tamil.
    ['มานพ กลิ่นสุวรรณ', 'Manop Klinsuwan'],
    ['आरव चतुर्वेदी', 'Arav Chaturvedi'],
    ['கவின் முருகதாசன்', 'Kavin Murugadasan'],
  ])('%s and %s', (one, other) => {
    expect(scoreOf(one, other)).toBeGreaterThanOrEqual(possibleFrom)
  })

  test('family and given names that changed their fields', () => {
    expect(
      scoreOf({ family: 'Brandovan', given: 'Casimir' }, { family: 'Casimir', given: 'Brandovan' }),
    ).toBeGreaterThanOrEqual(possibleFrom)
  })

  test('diacritics raise the score and never block', () => {
    const written = scoreOf('Nguyễn Thị Hồng Diễm', { whole: 'Nguyễn Thị Hồng Diễm', other: '' })
    const plain = scoreOf('Nguyen Thi Hong Diem', 'Nguyễn Thị Hồng Diễm')
    const another = scoreOf('Nguyễn Thị Hông Diễm', 'Nguyễn Thị Hồng Diễm')
    expect(written).toBeGreaterThan(plain)
    expect(plain).toBeGreaterThan(another)
    expect(another).toBeGreaterThanOrEqual(possibleFrom)
  })
})

describe('names that do not meet', () => {
  test.each([
    ['Casimir Brandovan', 'Leopold Brandovan'],
    ['Casimir Brandovan', 'Casimir Vandermerk'],
    ['L. Brandovan', 'Casimir Brandovan'],
    ['Casimir Otto Brandovan', 'Casimir Aurel Brandovan'],
    ['Nguyễn', 'Nguyễn Văn Đạt'],
    ['Mohammed', 'Mohammed Zahraoui'],
    ['Kim', 'Kim Haneul'],
    ['J. M.', 'Jolanta Morgenrood'],
    ['Hassan Zahraoui', 'Hussein Zahraoui'],
    ['محمد الزهراوي', 'Karim Zahraoui'],
    ['Jamal Zahrawi', 'كمال الزهراوي'],
    ['黄志强', '黄小芳'],
    ['Афанасий Чудновицкий', 'Ottoline Vandermerk'],
    ['de la', 'Casimir de la Torreblanca'],
    ['Khaled Sheikh', 'Khaled Qaranfuli'],
    ['山田 佳乃', 'Yamamoto Kenji'],
    ['玉珍 嚴', '玉 战'],
  ])('%s and %s', (one, other) => {
    expect(scoreOf(one, other)).toBeLessThan(possibleFrom)
  })
})
