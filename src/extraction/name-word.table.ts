/** Words that tell names from other words: names beside those `matching` knows, words that are names only by the way, cues. */

const words = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/))

/** Given and family names frequent in the five languages, folded; Arabic ones in their own letters. */
export const furtherNames = words(`
  james john robert michael william david richard joseph thomas charles daniel matthew anthony mark steven andrew paul joshua kevin brian
  mary patricia jennifer linda elizabeth susan jessica sarah karen emily laura helen alice claire emma lucy oliver harry jack george
  jean pierre michel philippe alain nicolas laurent julien olivier antoine mathieu guillaume thierry didier marie nathalie isabelle sylvie
  camille manon chloe lea julie celine aurelie sandrine dupont martin bernard durand moreau lefevre leroy girard mercier
  jose luis carlos javier miguel alejandro fernando diego pablo sergio jorge raul andres alvaro maria carmen ana lucia elena sofia isabel
  pilar rocio garcia rodriguez martinez lopez sanchez perez gonzalez gomez fernandez diaz torres ramirez ortega navarro castillo
  mohamed mohammed muhammad ahmed mahmoud mustafa hassan hussein ali omar khalid youssef ibrahim abdullah karim samir tariq fatima aisha
  khadija mariam zaynab layla nadia salma rania smith jones taylor brown wilson johnson walker wright thompson clarke
  محمد احمد محمود مصطفي حسن حسين علي عمر خالد يوسف ابراهيم عبدالله كريم سمير طارق وليد سعيد سالم صالح ياسر فهد ماجد ناصر جمال كمال
  بسام زياد رامي هاني عماد انور فيصل سلطان بدر راشد حمد سعد فارس بلال حمزه حمزة انس ادم زكريا يحيي عيسي موسي داود سليمان هشام منصور عادل
  فاطمة عائشة خديجة مريم زينب ليلي نادية سلمي رانيا هدي منى مني امينة سعاد نوال سميرة هند ريم نور دينا هالة اسماء
  مهدي رضا جعفر كاظم صادق باقر مصعب معاذ عثمان ابوبكر عبدالرحمن عبدالعزيز عبدالكريم نبيل رفيق شريف وائل مازن مروان غسان نزار ايمن اشرف
  عصام حسام تامر شادي سامي لطفي رشيد نعيم زهير ادريس حمدي صلاح علاء بهاء ضياء شهاب لؤي قيس غازي مشعل تركي بندر نايف سعود ثامر خليل اسماعيل
  ايوب يونس هارون الياس جرجس مينا بطرس جورج ميشيل شيماء ايمان حنان رباب ابتسام وفاء صفاء هاجر رقية حفصة سارة
`)

/** Vietnamese family names, as written; without their marks they are looked up where the text has none. */
export const vietnameseFamilies = words(`
  nguyễn trần lê phạm hoàng huỳnh phan vũ võ đặng bùi đỗ hồ ngô dương lý đinh trương lâm mai trịnh đào đoàn lương hà tạ thái cao
  lưu tô phùng quách la tăng kiều
`)

/** Names that are ordinary words as well: alone they prove nothing. Folded. */
export const ordinaryWords = words(`
  long mark may hall hill green white black brown young king park rose grace hope faith joy will bill art dean grant frank rich rob price
  stone wood field lake cross church bishop page ford bush rice bell baker cook carter mason fisher hunter day summer winter april june
  august the an van do to la le son chi ba an hai nam bac dong tay minh hoa ha mai ho ca no si de da san santa union victoria martin
  sun sea port san star west east north south main marina star sol mar luz paz cruz rey leon angel blanco rios flores
  case date state major general sergeant inspector officer police customs court ministry department unit office section report subject
  نور هند عادل سلطان بدر صالح سعيد ناصر منصور كريم هدي جمال كمال امينة
`)

/** Words with a capital that belong to no name: where a run of capitals meets one it ends. Folded. */
export const notNames = words(`
  the a an and or of in on at by to from with for mr mrs ms this that these those he she they we i it his her their our no yes passport
  police customs interpol europol embassy consulate ministry department unit office court prison airport port street road avenue square
  report subject case file date name born phone tel email monday tuesday wednesday thursday friday saturday sunday january february march
  april june july september october november december bank account vehicle plate company ltd
  le les un une des du et ou par pour avec sans sur dans monsieur madame ministere ambassade prefecture gendarmerie rue avenue
  lundi mardi mercredi jeudi vendredi samedi dimanche janvier fevrier mars avril mai juin juillet aout septembre octobre novembre decembre
  el los las una y o en por para con sin senor senora ministerio embajada calle avenida policia guardia civil aduana
  lunes martes miercoles jueves viernes sabado domingo enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre
`)

/**
 * The same of Vietnamese, as written: without their marks tỉnh, quận, phòng and điện would be Tình, Quân, Phong and Diễn, whom every
 * report names. Without marks only those that are no names in any spelling.
 */
export const vietnameseNotNames = words(`
  ông thành tỉnh quận huyện phường xã đường công cục phòng bộ sở tòa án cảnh sát hải địa chỉ ngày tháng năm điện thoại hộ chiếu
  ong cong ty dien thoai chieu ngay
`)

/** Arabic words that are no part of a name: particles, verbs and nouns of reports. Folded. */
export const arabicStops = words(`
  في من الي علي عن مع و او ثم قد كان كانت التي الذي الذين هذا هذه ذلك بعد قبل حتي عند يوم بتاريخ تاريخ رقم سنة عام شهر مواليد المولود المولودة
  ولد ولدت وصل وصلت سافر سافرت غادر غادرت دخل دخلت خرج قال قالت التقي يحمل تحمل حامل صاحب يقيم تقيم مقيم المقيم جنسية الجنسية جنسيته هاتف
  هاتفه جواز سفر السفر وهو وهي الشرطة المطار مطار ميناء الميناء مدينة دولة شركة بنك سيارة السيارة حساب امس اليوم غدا لدي
`)
