// Text of the demonstration that programs stumble over: apostrophes, scripts and directions, look-alikes of code, the longest.

/** References of owners, one line of at most 70 signs: a running number follows each. */
export const awkwardReferences: readonly string[] = [
  "O'EXERCISE l'été d'août",
  'ملف تمرين رقم',
  'תיק תרגיל',
  'Hồ sơ diễn tập Nguyễn Huệ số',
  // The same with marks that stand after their letters (NFD).
  'Hồ sơ diễn tập Nguyễn Huệ số'.normalize('NFD'),
  'Übungsakte Straße Ærø',
  '演习档案 訓練 연습',
  'Учебное дело №',
  'แฟ้มฝึก',
  '🛂🧳 exercise 👩‍✈️',
  '<script>alert("exercise")</script>',
  '<img src=x onerror=alert(1)>',
  "'; drop table record; --",
  'Robert") OR 1=1; --',
  '%s %d {{7*7}} #{exercise}',
  '=HYPERLINK("https://exercise.invalid")',
  '../../exercise/../passwd',
  'NULL',
  'undefined',
  '\\N \\t \\\\',
  'a,b;"c"|d',
  'REFERENCE-OF-AN-EXERCISE-AS-LONG-AS-ANYBODY-WILL-EVER-TYPE-IT-0123456',
]

const long = (sentence: string, length: number): string =>
  sentence
    .repeat(Math.ceil(length / sentence.length))
    .slice(0, length)
    .trim()

/** Additional information of documents and vehicles; names no person, as SLTD demands. */
export const awkwardInformation: readonly string[] = [
  "Exercise: cover torn, owner's mark on page 3, l’étui est déchiré.",
  'تمرين: الغلاف ممزق، الصفحة ٧ مفقودة، الرقم X0001234 مكتوب بخط اليد.',
  'Diễn tập: bìa bị rách, trang 7 thiếu, dấu nổi mờ.\nGhi chú thứ hai, dòng hai.',
  'Diễn tập: bìa bị rách, trang 7 thiếu.'.normalize('NFD'),
  'Exercise\r\n\tindented line\r\n\r\nafter an empty one',
  'Exercise <b>bold?</b> <script>document.title="exercise"</script> &amp; &lt;',
  "Exercise '; delete from fact; -- \" OR ''=''",
  'Exercise 🛂 🧳 👩‍✈️ e\u0301 \u00e9 ﬁ Ⅻ',
  'Exercise \u200f(من اليمين)\u200f and \u200e(left)\u200e marks',
  long('Exercise text that runs to the longest that is allowed. ', 1000),
]

/** Models of vehicles, at most 60 signs. */
export const awkwardModels: readonly string[] = [
  "L'Exercice d'Été",
  'تمرين ٧٠٠',
  'Diễn Tập Đặc Biệt',
  '演习 訓練',
  'Übung 3,5 "S"',
  '<b>Bravo</b>',
  "Charlie'; --",
  '🚗 Delta',
  '=1+1',
  long('Exercise model name ', 60),
]

/** One in so many bears an awkward text, so that each stands also in a small world. */
const awkwardEvery = 61

/** The text for the n-th thing, or undefined: most are plain. */
export const awkwardOf = (texts: readonly string[], n: number): string | undefined =>
  n % awkwardEvery === 0 ? texts[(n / awkwardEvery - 1) % texts.length] : undefined
