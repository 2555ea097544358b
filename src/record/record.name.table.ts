// Names of the demonstration's invented persons: common ones of each culture, with the spelling of its own script where it has one.

/**
 * One culture. Names are `latin` or `latin=own script` with `_` for a space within, the commonest first: draws fall off like
 * the rank (Zipf). `head`: so many per mille bear one of the first so many family names, as 40 % of Vietnam is called Nguyễn.
 */
export type NameCulture = {
  readonly code: string
  /** Countries whose persons bear such names, ISO alpha-3. */
  readonly countries: readonly string[]
  readonly families: string
  readonly men: string
  readonly women: string
  /** How a person is named beside family and one given name. */
  readonly form: 'plain' | 'two-given' | 'double-family' | 'patronymic' | 'father' | 'middle'
  readonly head?: { readonly perMille: number; readonly names: number }
}

export const nameCultures: readonly NameCulture[] = [
  {
    code: 'vietnamese',
    countries: ['VNM'],
    families: 'Nguyễn Trần Lê Phạm Hoàng Huỳnh Phan Vũ Võ Đặng Bùi Đỗ Hồ Ngô Dương Lý Đinh Mai Trương Lâm',
    men: 'Anh Minh Hùng Dũng Tuấn Đức Long Nam Hải Sơn Khoa Phúc Quân Thành Tài Việt Hoàng Bình Cường Trung',
    women: 'Anh Hương Lan Linh Mai Nga Ngọc Phương Thảo Trang Thu Hà Hoa Yến Vân Quỳnh Hạnh Nhung Tuyết Xuân',
    form: 'middle',
    head: { perMille: 400, names: 1 },
  },
  {
    code: 'chinese',
    countries: ['CHN', 'SGP', 'MYS'],
    families:
      'Wang=王 Li=李 Zhang=张 Liu=刘 Chen=陈 Yang=杨 Huang=黄 Zhao=赵 Wu=吴 Zhou=周 Xu=徐 Sun=孙 Ma=马 Zhu=朱 Hu=胡 Guo=郭 He=何 Lin=林 Gao=高 Luo=罗',
    men: 'Wei=伟 Qiang=强 Lei=磊 Jun=军 Yong=勇 Jie=杰 Tao=涛 Ming=明 Chao=超 Hua=华 Jianguo=建国 Zhiqiang=志强 Haitao=海涛 Guohua=国华 Wenjie=文杰',
    women:
      'Fang=芳 Na=娜 Min=敏 Jing=静 Li=丽 Yan=艳 Juan=娟 Xia=霞 Xiuying=秀英 Guiying=桂英 Tingting=婷婷 Xueying=雪莹 Meiling=美玲 Yulan=玉兰 Hongmei=红梅',
    form: 'plain',
  },
  {
    code: 'korean',
    countries: ['KOR'],
    families:
      'Kim=김 Lee=이 Park=박 Choi=최 Jung=정 Kang=강 Cho=조 Yoon=윤 Jang=장 Lim=임 Han=한 Oh=오 Seo=서 Shin=신 Kwon=권',
    men: 'Minjun=민준 Seojun=서준 Doyun=도윤 Jiho=지호 Junho=준호 Sungmin=성민 Hyunwoo=현우 Jinwoo=진우 Taeyang=태양 Dongwook=동욱',
    women:
      'Seoyeon=서연 Jiwoo=지우 Minseo=민서 Hayun=하윤 Jihye=지혜 Eunji=은지 Yuna=유나 Soojin=수진 Hyejin=혜진 Mikyung=미경',
    form: 'plain',
    head: { perMille: 450, names: 3 },
  },
  {
    code: 'japanese',
    countries: ['JPN'],
    families:
      'Sato=サトウ Suzuki=スズキ Takahashi=タカハシ Tanaka=タナカ Watanabe=ワタナベ Ito=イトウ Yamamoto=ヤマモト Nakamura=ナカムラ Kobayashi=コバヤシ Kato=カトウ Yoshida=ヨシダ Yamada=ヤマダ',
    men: 'Haruto=ハルト Yuto=ユウト Sota=ソウタ Kenji=ケンジ Hiroshi=ヒロシ Takashi=タカシ Daiki=ダイキ Ryo=リョウ Kazuo=カズオ Shinji=シンジ',
    women:
      'Yui=ユイ Aoi=アオイ Sakura=サクラ Hana=ハナ Keiko=ケイコ Yoko=ヨウコ Naomi=ナオミ Akiko=アキコ Emi=エミ Mayumi=マユミ',
    form: 'plain',
  },
  {
    code: 'arabic',
    countries: ['EGY', 'MAR', 'JOR', 'DZA', 'IRQ', 'SYR', 'SAU', 'ARE', 'TUN', 'YEM', 'SDN', 'LBN'],
    families:
      'al-Masri=المصري Haddad=حداد al-Khatib=الخطيب Mansour=منصور Saleh=صالح Nasser=ناصر Khalil=خليل al-Sayed=السيد Hamdan=حمدان Farah=فرح Bakr=بكر al-Najjar=النجار Othman=عثمان Qasim=قاسم al-Tamimi=التميمي Zaydan=زيدان al-Harbi=الحربي Ben_Youssef=بن_يوسف Darwish=درويش al-Amin=الأمين',
    men: 'Mohammed=محمد Ahmed=أحمد Ali=علي Mahmoud=محمود Hassan=حسن Omar=عمر Youssef=يوسف Ibrahim=إبراهيم Khaled=خالد Abdullah=عبد_الله Abd_al-Rahman=عبد_الرحمن Mustafa=مصطفى Tariq=طارق Karim=كريم Samir=سمير Walid=وليد Hussein=حسين Rashid=راشد',
    women:
      'Fatima=فاطمة Maryam=مريم Aisha=عائشة Zaynab=زينب Khadija=خديجة Nour=نور Layla=ليلى Huda=هدى Amina=أمينة Salma=سلمى Rania=رانيا Dalia=داليا Yasmin=ياسمين Noura=نورة Hanan=حنان',
    form: 'father',
  },
  {
    code: 'persian',
    countries: ['IRN', 'AFG', 'TJK'],
    families:
      'Ahmadi=احمدی Hosseini=حسینی Rezaei=رضایی Karimi=کریمی Mohammadi=محمدی Jafari=جعفری Rahimi=رحیمی Sadeghi=صادقی Moradi=مرادی Tehrani=تهرانی',
    men: 'Ali=علی Reza=رضا Mehdi=مهدی Hossein=حسین Amir=امیر Behzad=بهزاد Dariush=داریوش Farhad=فرهاد Kamran=کامران Saeed=سعید',
    women:
      'Zahra=زهرا Maryam=مریم Fatemeh=فاطمه Leila=لیلا Shirin=شیرین Parisa=پریسا Nasrin=نسرین Azar=آذر Mina=مینا Setareh=ستاره',
    form: 'plain',
  },
  {
    code: 'hebrew',
    countries: ['ISR'],
    families:
      'Cohen=כהן Levi=לוי Mizrahi=מזרחי Peretz=פרץ Biton=ביטון Dahan=דהן Friedman=פרידמן Katz=כץ Azoulay=אזולאי Shapira=שפירא',
    men: 'David=דוד Yosef=יוסף Moshe=משה Daniel=דניאל Eitan=איתן Noam=נועם Amir=אמיר Yaakov=יעקב Uri=אורי Gil=גיל',
    women: 'Tamar=תמר Noa=נועה Maya=מאיה Shira=שירה Yael=יעל Rivka=רבקה Hannah=חנה Michal=מיכל Adi=עדי Liat=ליאת',
    form: 'plain',
  },
  {
    code: 'russian',
    countries: ['RUS', 'BLR', 'KAZ', 'UKR'],
    families:
      'Ivanov=Иванов Smirnov=Смирнов Kuznetsov=Кузнецов Popov=Попов Vasiliev=Васильев Petrov=Петров Sokolov=Соколов Mikhailov=Михайлов Novikov=Новиков Fedorov=Фёдоров Morozov=Морозов Volkov=Волков Alekseev=Алексеев Lebedev=Лебедев Semenov=Семёнов Egorov=Егоров Pavlov=Павлов Kozlov=Козлов Stepanov=Степанов Nikolaev=Николаев',
    men: 'Aleksandr=Александр Sergei=Сергей Dmitrii=Дмитрий Andrei=Андрей Aleksei=Алексей Mikhail=Михаил Ivan=Иван Nikolai=Николай Vladimir=Владимир Yurii=Юрий Evgenii=Евгений Oleg=Олег Pavel=Павел Igor=Игорь',
    women:
      'Elena=Елена Olga=Ольга Natalia=Наталья Anna=Анна Irina=Ирина Tatiana=Татьяна Svetlana=Светлана Maria=Мария Ekaterina=Екатерина Yulia=Юлия Galina=Галина Ludmila=Людмила',
    form: 'patronymic',
  },
  {
    code: 'greek',
    countries: ['GRC', 'CYP'],
    families:
      'Papadopoulos=Παπαδόπουλος Vlachos=Βλάχος Angelopoulos=Αγγελόπουλος Nikolaidis=Νικολαΐδης Georgiou=Γεωργίου Oikonomou=Οικονόμου Pappas=Παππάς Makris=Μακρής',
    men: 'Georgios=Γεώργιος Ioannis=Ιωάννης Konstantinos=Κωνσταντίνος Dimitrios=Δημήτριος Nikolaos=Νικόλαος Panagiotis=Παναγιώτης Christos=Χρήστος',
    women:
      'Maria=Μαρία Eleni=Ελένη Aikaterini=Αικατερίνη Vasiliki=Βασιλική Sofia=Σοφία Angeliki=Αγγελική Georgia=Γεωργία',
    form: 'plain',
  },
  {
    code: 'turkish',
    countries: ['TUR', 'AZE'],
    families: 'Yılmaz Kaya Demir Şahin Çelik Yıldız Yıldırım Öztürk Aydın Özdemir Arslan Doğan Kılıç Aslan Çetin',
    men: 'Mehmet Mustafa Ahmet Ali Hüseyin Hasan İbrahim İsmail Osman Yusuf Murat Ömer Emre Burak',
    women: 'Fatma Ayşe Emine Hatice Zeynep Elif Meryem Şerife Zehra Sultan Büşra Esra Gülay Özlem',
    form: 'plain',
  },
  {
    code: 'indian',
    countries: ['IND', 'NPL'],
    families:
      'Sharma=शर्मा Singh=सिंह Kumar=कुमार Gupta=गुप्ता Verma=वर्मा Patel=पटेल Yadav=यादव Mishra=मिश्रा Joshi=जोशी Reddy=रेड्डी Das=दास Chauhan=चौहान',
    men: 'Rahul=राहुल Amit=अमित Rajesh=राजेश Vijay=विजय Suresh=सुरेश Anil=अनिल Sanjay=संजय Ravi=रवि Arjun=अर्जुन Mahesh=महेश',
    women:
      'Priya=प्रिया Sunita=सुनीता Anita=अनीता Pooja=पूजा Kavita=कविता Meena=मीना Lakshmi=लक्ष्मी Neha=नेहा Rekha=रेखा Geeta=गीता',
    form: 'plain',
  },
  {
    code: 'south-asian',
    countries: ['PAK', 'BGD'],
    families:
      'Khan Hussain Malik Butt Chaudhry Qureshi Siddiqui Rahman Chowdhury Akhtar Mirza Bhatti Sheikh Islam Uddin',
    men: 'Muhammad Ali Imran Asif Bilal Usman Kamal Tanvir Rafiq Faisal Nadeem Shahid Zahid Arif',
    women: 'Ayesha Sana Nadia Rubina Farzana Shabnam Nasreen Saima Tahira Rehana Parveen Shazia',
    form: 'plain',
  },
  {
    code: 'thai',
    countries: ['THA'],
    families:
      'Srisuk=ศรีสุข Wongsa=วงษา Saetang=แซ่ตั้ง Chaiyasit=ไชยสิทธิ์ Boonmee=บุญมี Thongdee=ทองดี Rattana=รัตนะ Suksawat=สุขสวัสดิ์',
    men: 'Somchai=สมชาย Somsak=สมศักดิ์ Prasert=ประเสริฐ Wichai=วิชัย Anan=อนันต์ Kittipong=กิตติพงษ์ Narong=ณรงค์ Sompong=สมพงษ์',
    women: 'Somying=สมหญิง Malee=มาลี Siriporn=ศิริพร Wanida=วนิดา Pranee=ปราณี Suda=สุดา Kanya=กัญญา Ratree=ราตรี',
    form: 'plain',
  },
  {
    code: 'indonesian',
    countries: ['IDN', 'MYS'],
    families:
      'Santoso Wijaya Setiawan Hidayat Saputra Nugroho Susanto Kurniawan Siregar Nasution Lubis Hartono Gunawan Rahman',
    men: 'Agus Budi Eko Dwi Ahmad Rizki Bayu Hendra Joko Andi Wahyu Yusuf Iwan Dedi',
    women: 'Siti Dewi Sri Ratna Wati Nur Indah Rina Putri Ayu Lestari Yuliana Fitri Endang',
    form: 'two-given',
  },
  {
    code: 'filipino',
    countries: ['PHL'],
    families: 'Santos Reyes Cruz Bautista Ocampo Garcia Mendoza Torres Castillo Flores Villanueva Ramos Aquino Navarro',
    men: 'Jose Juan Antonio Ramon Eduardo Ricardo Mark Joshua Angelo Rodrigo Benigno Danilo',
    women: 'Maria Ana Rosario Luz Teresa Angelica Jasmine Cristina Marites Josefina Carmela Divina',
    form: 'two-given',
  },
  {
    code: 'french',
    countries: ['FRA', 'BEL', 'CHE', 'CIV', 'SEN', 'CMR', 'COD'],
    families:
      'Martin Bernard Dubois Thomas Robert Richard Petit Durand Leroy Moreau Simon Laurent Lefèvre Michel Garçon Dupré Mercier Blanc Guérin Faure Diallo Traoré Koné Ndiaye',
    men: 'Jean Pierre Michel André Philippe René Louis Alain Jacques Étienne François Benoît Gérard Mamadou Ousmane',
    women: 'Marie Jeanne Françoise Monique Catherine Nathalie Isabelle Hélène Sylvie Céline Noémie Aïcha Aminata',
    form: 'two-given',
  },
  {
    code: 'english',
    countries: ['GBR', 'USA', 'CAN', 'AUS', 'ZAF', 'JAM', 'IRL'],
    families:
      "Smith Jones Taylor Brown Williams Wilson Johnson Davies Robinson Wright Thompson Evans Walker White Roberts Green Hall Wood Jackson Clarke O'Brien MacDonald",
    men: 'John William James Thomas George Robert Michael David Richard Peter Andrew Christopher Daniel Paul Kevin',
    women: 'Mary Elizabeth Sarah Margaret Susan Jane Emma Helen Catherine Julie Rachel Louise Amanda Karen Lisa',
    form: 'two-given',
  },
  {
    code: 'spanish',
    countries: ['ESP', 'MEX', 'COL', 'ARG', 'PER', 'VEN', 'CHL', 'CUB', 'ECU', 'GTM'],
    families:
      'García Fernández González Rodríguez López Martínez Sánchez Pérez Gómez Martín Jiménez Ruiz Hernández Díaz Moreno Álvarez Muñoz Romero Alonso Gutiérrez Núñez Ibáñez',
    men: 'José Antonio Manuel Francisco Juan David Javier Daniel Carlos Jesús Alejandro Miguel Rafael Pedro Ángel Andrés',
    women: 'María Carmen Ana Isabel Laura Cristina Marta Lucía Dolores Pilar Teresa Rosa Ángeles Rocío Inés',
    form: 'double-family',
  },
  {
    code: 'portuguese',
    countries: ['BRA', 'PRT', 'AGO', 'MOZ'],
    families:
      'Silva Santos Ferreira Pereira Oliveira Costa Rodrigues Martins Sousa Fernandes Gonçalves Gomes Lopes Almeida Ribeiro Araújo Conceição',
    men: 'João José António Manuel Paulo Carlos Luís Pedro Tiago Rui Sérgio Mário Marcos Raimundo',
    women: 'Maria Ana Fernanda Francisca Adriana Juliana Márcia Aline Patrícia Camila Beatriz Luísa Conceição',
    form: 'double-family',
  },
  {
    code: 'german',
    countries: ['DEU', 'AUT', 'CHE'],
    families:
      'Müller Schmidt Schneider Fischer Weber Meyer Wagner Becker Schulz Hoffmann Schäfer Koch Bauer Richter Klein Wolf Schröder Neumann Krüger Groß Köhler',
    men: 'Peter Michael Thomas Andreas Wolfgang Klaus Jürgen Günter Stefan Christian Uwe Werner Jörg Björn',
    women: 'Ursula Monika Petra Elisabeth Sabine Renate Helga Karin Brigitte Ingrid Andrea Käthe Gisela',
    form: 'plain',
  },
  {
    code: 'italian',
    countries: ['ITA'],
    families: 'Rossi Russo Ferrari Esposito Bianchi Romano Colombo Ricci Marino Greco Bruno Gallo Conti De_Luca Costa',
    men: 'Giuseppe Giovanni Antonio Mario Luigi Francesco Angelo Vincenzo Pietro Salvatore Carlo Franco',
    women: 'Maria Anna Giuseppina Rosa Angela Giovanna Teresa Lucia Carmela Caterina Francesca Antonietta',
    form: 'plain',
  },
  {
    code: 'polish',
    countries: ['POL', 'CZE', 'SVK'],
    families:
      'Nowak Kowalski Wiśniewski Wójcik Kowalczyk Kamiński Lewandowski Zieliński Szymański Woźniak Dąbrowski Kozłowski Novotný Dvořák',
    men: 'Jan Andrzej Piotr Krzysztof Stanisław Tomasz Paweł Józef Marcin Michał Łukasz Jiří',
    women: 'Anna Maria Katarzyna Małgorzata Agnieszka Barbara Ewa Krystyna Elżbieta Zofia Bożena',
    form: 'plain',
  },
  {
    code: 'balkan',
    countries: ['SRB', 'HRV', 'BIH', 'MKD', 'BGR'],
    families:
      'Jovanović=Јовановић Petrović=Петровић Nikolić=Николић Marković=Марковић Đorđević=Ђорђевић Stojanović=Стојановић Ilić=Илић Pavlović=Павловић',
    men: 'Dragan=Драган Milan=Милан Zoran=Зоран Goran=Горан Nikola=Никола Stefan=Стефан Marko=Марко Dejan=Дејан',
    women:
      'Milica=Милица Jelena=Јелена Ana=Ана Ivana=Ивана Dragana=Драгана Snežana=Снежана Vesna=Весна Jasmina=Јасмина',
    form: 'plain',
  },
  {
    code: 'nigerian',
    countries: ['NGA', 'GHA'],
    families:
      'Okafor Adeyemi Balogun Eze Ibrahim Okonkwo Bello Abubakar Ogunleye Nwosu Adebayo Musa Mensah Owusu Boateng',
    men: 'Chinedu Emeka Oluwaseun Ifeanyi Babatunde Yakubu Sani Kwame Kofi Tunde Femi Obinna',
    women: 'Ngozi Chioma Folake Amaka Funmilayo Hauwa Zainab Akosua Adaeze Yetunde Bisi Ama',
    form: 'two-given',
  },
  {
    code: 'east-african',
    countries: ['KEN', 'TZA', 'UGA', 'ETH', 'SOM'],
    families: 'Otieno Mwangi Kamau Wanjiru Ochieng Njoroge Mutua Kiptoo Juma Hassan Abdi Tesfaye Bekele Mugisha',
    men: 'Joseph Peter Daniel Samuel Hamisi Juma Abdi Moses Brian Dawit Yonas Farah',
    women: 'Grace Faith Mercy Halima Amina Esther Wambui Akinyi Hodan Selam Asha Neema',
    form: 'two-given',
  },
  {
    code: 'dutch',
    countries: ['NLD'],
    families:
      'de_Jong Jansen de_Vries van_den_Berg van_Dijk Bakker Janssen Visser Smit Meijer de_Boer Mulder van_Leeuwen',
    men: 'Jan Pieter Johannes Willem Hendrik Cornelis Gerrit Sander Bas Joris',
    women: 'Anna Johanna Maria Cornelia Femke Sanne Lotte Marieke Wilhelmina Elsje',
    form: 'plain',
  },
]
