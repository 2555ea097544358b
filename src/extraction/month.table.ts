/** Names of the months in the five languages, and those of the Hijri calendar as Arabic and Latin letters write them. */
const months = `
1 january, jan, janvier, janv, enero, ene, يناير, كانون الثاني, جانفي
2 february, feb, février, févr, fév, febrero, فبراير, شباط, فيفري
3 march, mar, mars, marzo, مارس, آذار
4 april, apr, avril, avr, abril, abr, أبريل, ابريل, نيسان, أفريل
5 may, mai, mayo, مايو, أيار, ماي
6 june, jun, juin, junio, يونيو, حزيران, جوان
7 july, jul, juillet, juil, julio, يوليو, تموز, جويلية
8 august, aug, août, agosto, ago, أغسطس, آب, أوت
9 september, sept, sep, septembre, septiembre, setiembre, set, سبتمبر, أيلول
10 october, oct, octobre, octubre, أكتوبر, تشرين الأول
11 november, nov, novembre, noviembre, نوفمبر, تشرين الثاني
12 december, dec, décembre, déc, diciembre, dic, ديسمبر, كانون الأول`
const hijriMonths = `
1 محرم, المحرم, muharram
2 صفر, safar
3 ربيع الأول, ربيع الاول, rabi al awwal, rabi i
4 ربيع الآخر, ربيع الثاني, rabi al thani, rabi ii
5 جمادى الأولى, جمادى الاولى, jumada al ula, jumada i
6 جمادى الآخرة, جمادى الثانية, jumada al thani, jumada ii
7 رجب, rajab
8 شعبان, shaban
9 رمضان, ramadan
10 شوال, shawwal
11 ذو القعدة, ذي القعدة, dhu al qadah
12 ذو الحجة, ذي الحجة, dhu al hijjah`

const read = (table: string): readonly (readonly [string, number])[] =>
  table
    .trim()
    .split('\n')
    .flatMap((line) => {
      const gap = line.indexOf(' ')
      const month = Number(line.slice(0, gap))
      return line
        .slice(gap + 1)
        .split(',')
        .map((name) => [name.trim(), month] as const)
    })

export const monthNames = read(months)
export const hijriMonthNames = read(hijriMonths)
