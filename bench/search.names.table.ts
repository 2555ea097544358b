// What rare names of each culture are built of, for the invented millions the search is measured on: the long tail behind the common names.

/** How a stock of names falls off: the share of rank r goes as 1 / (r + `flat`) ^ `steep` (Zipf and Mandelbrot). */
export type NameStock = {
  /** Names in all, the common ones in front included. */
  readonly size: number
  readonly steep: number
  readonly flat: number
  /** Further whole names, `latin` or `latin=own script`, `_` for a space. */
  readonly more?: string
  /** Further names of men alone. */
  readonly men?: string
  /** Beginnings, middles, ends a rare name is put together from; `-` stands for none. */
  readonly parts?: readonly string[]
}

export type SearchCulture = {
  /** As in `nameCultures`, whose names stand in front. */
  readonly code: string
  /** Its share of the persons, beside the others'. */
  readonly weight: number
  readonly family: NameStock
  readonly given: NameStock
  /** Many have a date of birth of 1 January, since nobody knows the day. */
  readonly hasNewYearBirths?: boolean
}

const vietnameseSyllables =
  'An Anh Ái Ân Bảo Bích Bình Ca Cẩm Chi Chiến Chung Chương Cúc Cương Cường Danh Diễm Diệp Diệu Doanh Dung Duy Duyên Dũng Đan Đào Đạt Điền Điệp Định Đoan Đông Đồng Đức Gia Giang Giao Hà Hạ Hải Hân Hằng Hạnh Hào Hảo Hậu Hiền Hiếu Hiệp Hiển Hoa Hoài Hoàn Hoạt Hồng Huân Huệ Hưng Hướng Huy Huyền Khả Khải Khang Khánh Khiêm Khoa Khôi Kiên Kiệt Kiều Kim Kỳ Lam Lâm Lan Lệ Liên Liễu Linh Loan Lộc Lợi Long Luân Lương Luyến Ly Mai Mạnh Mẫn Mến Mi Minh Mỹ Nam Ngà Ngân Nghĩa Nghi Ngọc Nguyên Nguyệt Nhã Nhân Nhàn Nhật Nhi Nhiên Như Nhung Oanh Phát Phi Phong Phú Phúc Phước Phượng Quân Quang Quế Quốc Quý Quyên Quyết Quỳnh San Sang Sáng Sinh Sơn Sương Tài Tâm Tân Thạch Thái Thắm Thắng Thanh Thành Thảo Thiên Thiện Thoa Thông Thơ Thơm Thu Thuận Thục Thủy Thúy Thùy Thư Thương Tiên Tiến Tín Tình Toàn Toản Trà Trâm Trân Trang Trí Triết Trinh Trọng Trúc Trung Trường Tú Tuấn Tuệ Tùng Tuyền Tuyết Tường Uyên Vân Việt Vinh Vũ Vương Vy Xuân Xuyến Ý Yên Yến'

const pinyinFirst =
  'Ai=爱 An=安 Bao=宝 Bin=彬 Bo=博 Cai=彩 Chang=昌 Cheng=成 Chun=春 Da=大 De=德 Dong=东 En=恩 Fa=发 Feng=凤 Fu=福 Gang=刚 Guang=光 Gui=桂 Guo=国 Hai=海 Han=汉 Hao=浩 He=和 Hong=红 Hua=华 Hui=慧 Jia=佳 Jian=建 Jin=金 Jing=静 Jun=俊 Kai=凯 Ke=可 Lan=兰 Le=乐 Li=丽 Liang=良 Lin=林 Ling=玲 Long=龙 Mei=美 Meng=梦 Min=敏 Ming=明 Nan=南 Ning=宁 Pei=培 Ping=平 Qi=奇 Qing=庆 Qiu=秋 Ren=仁 Rong=荣 Ru=如 Rui=瑞 Shan=善 Shao=少 Sheng=胜 Shi=世 Shu=淑 Shun=顺 Si=思 Song=松 Tai=泰 Ting=婷 Tong=彤 Wan=婉 Wei=伟 Wen=文 Xi=喜 Xiang=祥 Xiao=晓 Xin=欣 Xing=兴 Xiu=秀 Xue=雪 Ya=雅 Yan=艳 Yang=阳 Yao=耀 Yi=怡 Ying=英 Yong=永 You=友 Yu=玉 Yuan=元 Yue=月 Yun=云 Ze=泽 Zhen=珍 Zheng=正 Zhi=志 Zhong=忠 Zi=子'
const pinyinSecond = pinyinFirst.toLowerCase()

const hangulFirst =
  'A=아 Ba=바 Bo=보 Byung=병 Chan=찬 Chang=창 Chul=철 Da=다 Dae=대 Do=도 Dong=동 Eun=은 Ga=가 Geon=건 Gi=기 Gwang=광 Gyu=규 Ha=하 Hae=해 Han=한 Ho=호 Hong=홍 Hye=혜 Hyo=효 Hyun=현 In=인 Jae=재 Ji=지 Jin=진 Jong=종 Joo=주 Jun=준 Jung=정 Kwang=광 Kyung=경 Mi=미 Min=민 Moon=문 Myung=명 Na=나 Nam=남 Ra=라 Sang=상 Se=세 Seo=서 Seok=석 Seon=선 Seong=성 Seung=승 Si=시 So=소 Soo=수 Su=수 Sun=선 Sung=성 Tae=태 Ui=의 Won=원 Woo=우 Ye=예 Yeon=연 Yeong=영 Yong=용 Yoo=유 Young=영 Yu=유 Yul=율 Yun=윤'
const hangulSecond = hangulFirst.toLowerCase()

const arabicFirst =
  'Ba=ب Da=د Fa=ف Gha=غ Ha=ح Ja=ج Ka=ك Kha=خ La=ل Ma=م Na=ن Qa=ق Ra=ر Sa=س Sha=ش Ta=ت Tha=ث Wa=و Ya=ي Za=ز Zu=ز Mu=م Su=س Ju=ج Bu=ب Hu=ح Fu=ف Shu=ش'
const arabicMiddle =
  'ba=با bi=بي bu=بو da=دا di=دي fa=فا fi=في ha=حا hi=حي ja=جا ka=كا khi=خي la=لا li=لي lu=لو ma=ما mi=مي na=نا ni=ني ra=را ri=ري ru=رو sa=سا si=سي sha=شا wa=وا ya=يا za=زا zi=زي lai=لي rai=ري mai=مي'
const arabicEnd =
  'b=ب d=د f=ف h=ح j=ج k=ك l=ل m=م n=ن q=ق r=ر s=س sh=ش t=ت wi=وي ni=ني ri=ري mi=مي di=دي li=لي bi=بي qi=قي zi=زي ti=تي si=سي wan=وان dan=دان ran=ران'

const slavicRoot =
  'Ab=Аб Ag=Аг Bab=Баб Bal=Бал Bar=Бар Bel=Бел Ber=Бер Bob=Боб Bol=Бол Bor=Бор Br=Бр Bul=Бул Bur=Бур Ch=Ч Dan=Дан Dem=Дем Dol=Дол Dor=Дор Dr=Др Dub=Дуб Fil=Фил Fom=Фом Gal=Гал Ger=Гер Gl=Гл Gol=Гол Gor=Гор Gr=Гр Gus=Гус Kal=Кал Kar=Кар Kl=Кл Kol=Кол Kor=Кор Kos=Кос Kr=Кр Kud=Куд Kul=Кул Lar=Лар Laz=Лаз Log=Лог Luk=Лук Mak=Мак Mal=Мал Mar=Мар Mat=Мат Mel=Мел Mir=Мир Mol=Мол Mor=Мор Naz=Наз Nos=Нос Os=Ос Pan=Пан Per=Пер Pl=Пл Pod=Под Pol=Пол Pr=Пр Rod=Род Rog=Рог Rom=Ром Rud=Руд Sam=Сам Sav=Сав Sel=Сел Ser=Сер Shar=Шар Shev=Шев Shul=Шул Sid=Сид Sol=Сол Sor=Сор Star=Стар Sukh=Сух Sur=Сур Tar=Тар Tim=Тим Tok=Ток Tol=Тол Tr=Тр Tul=Тул Ug=Уг Ver=Вер Vin=Вин Vol=Вол Vor=Вор Yak=Як Yar=Яр Zakh=Зах Zhar=Жар Zhur=Жур Zim=Зим Zub=Зуб'
const slavicMiddle =
  'ad=ад ak=ак al=ал an=ан ar=ар ash=аш at=ат av=ав ed=ед el=ел en=ен er=ер es=ес ets=ец ik=ик il=ил in=ин ir=ир its=иц och=оч od=од ol=ол om=ом on=он or=ор osh=ош ot=от ub=уб uk=ук un=ун ur=ур ush=уш ukh=ух yak=як yan=ян yn=ын zh=ж in=ин enk=енк ovs=овс'
const kana =
  'Aka=アカ Aki=アキ Ao=アオ Ara=アラ Asa=アサ Chi=チ Doi=ドイ Ende=エンデ Fuji=フジ Fuku=フク Furu=フル Hara=ハラ Hase=ハセ Hata=ハタ Haya=ハヤ Hira=ヒラ Hon=ホン Hori=ホリ Ichi=イチ Ike=イケ Ima=イマ Ino=イノ Ishi=イシ Iwa=イワ Kami=カミ Kane=カネ Kawa=カワ Kita=キタ Kiyo=キヨ Ko=コ Koga=コガ Kuro=クロ Kuri=クリ Maki=マキ Mae=マエ Masu=マス Matsu=マツ Michi=ミチ Mina=ミナ Mine=ミネ Mizu=ミズ Mori=モリ Mura=ムラ Naga=ナガ Naka=ナカ Nari=ナリ Nishi=ニシ No=ノ Oka=オカ Oku=オク Ono=オノ Saka=サカ Saki=サキ Sasa=ササ Sawa=サワ Seki=セキ Shima=シマ Shimo=シモ Shira=シラ Sugi=スギ Sumi=スミ Taka=タカ Take=タケ Tana=タナ Tani=タニ Tera=テラ Toku=トク Tomi=トミ Tsuchi=ツチ Tsuka=ツカ Ue=ウエ Ume=ウメ Uchi=ウチ Wada=ワダ Yama=ヤマ Yasu=ヤス Yoko=ヨコ Yoshi=ヨシ Yuki=ユキ'
const kanaEnd =
  'be=ベ da=ダ ta=タ gawa=ガワ kawa=カワ guchi=グチ hara=ハラ hashi=ハシ bayashi=バヤシ ido=イド ie=イエ iwa=イワ kami=カミ ki=キ mi=ミ moto=モト mori=モリ mura=ムラ naga=ナガ naka=ナカ no=ノ numa=ヌマ oka=オカ saki=サキ zaki=ザキ saka=サカ sawa=サワ zawa=ザワ se=セ shima=シマ shita=シタ ta=タ tani=タニ uchi=ウチ ue=ウエ yama=ヤマ ya=ヤ wa=ワ zuka=ズカ gaki=ガキ'

const germanFirst =
  'Acker Adel Alten Alt Apfel Arn Asch Bach Bal Bau Baum Becken Berg Bern Bier Birken Blum Bock Brand Brau Braun Breit Brock Bruck Brunn Buch Burg Busch Dahl Dam Diet Dorn Dres Ebers Eck Ehr Eich Eis Engel Erd Esch Fahren Falken Feld Fels Feuer Fin Flach Frei Fried Fuchs Gans Garten Geis Gers Glas Gold Gott Grab Grau Groß Grün Gund Haag Hage Hahn Hammer Hart Hasel Haus Heid Heil Hein Helm Herb Hess Hilde Hirsch Hoch Hof Hohen Holl Holz Horn Huber Hütten Jung Kalt Kamm Käst Kauf Kehl Kern Kessel Kirch Klee Kling Knob Köch König Korn Kraft Krum Küh Lachen Land Lang Lauter Leh Leich Lich Lind Loh Löwen Lud Mahl Mai Mar Maus Meis Mohr Moos Mühl Münch Nacht Nagel Neu Nieder Nord Ober Oster Ott Pfann Pfeif Rab Ram Raus Reben Reich Rein Ries Ring Ritt Rosen Rot Rück Rupp Sand Sauer Schaf Schar Schatz Schell Schil Schlat Schmal Schön Schwan Schwarz See Sieben Silber Sommer Sonn Spiel Stahl Stein Stern Stolz Strauß Süß Tann Thal Tief Trau Ulm Unger Vogel Voll Wacker Wagen Wald Wall Wasser Wein Weiß Wend Wies Wild Wind Winter Wolf Wurm Zahn Ziegen Zim Zucker'
const germanEnd =
  'acher ach acker ander arth auer bach baum beck berg berger born brand brecht brink bruch brück brunner burg busch dorf dorfer ecker eisen el er ert feld felder fels garten gruber haar haas hagen hammer hard hardt hauer haus hauser heim heimer hof hofer hoff holz horn huber ig ing inger isch ke kamp kirch land lein leitner ler ling loch loh mann mar maier mayer meier moser müller ner olt opp ow recht reich reuter rich ried sack scheid schläger schmidt schulte see siek sohn stadt stätter stedt stein steiner stock stroh tal thaler urg wald walder wang weg weiler wein wig wirth zer'

const englishFirst =
  'Ab Ack Al Ald Alder Amb Ap Arm Ash Ath Atter Bad Bal Ban Bar Bark Barn Bat Beck Bed Bel Ben Berk Bev Bick Bir Black Blen Bol Booth Bor Brad Bram Bran Bray Bren Bridg Brim Brook Buck Bur Cal Cam Car Carl Chap Chat Cher Chil Clay Clif Clin Cob Col Cop Cor Cox Crad Cran Craw Cres Crof Crom Cross Cul Dal Dan Dar Dav Dear Den Der Dil Don Dray Dud Dun Dur East Eck Ed El Ell Em Ever Ex Fair Far Farn Fen Fern Flet Ford Fos Fox Fram Ful Gar Gil Glad Glen God Good Gran Graves Green Grim Had Hal Ham Han Har Hart Hast Hath Hav Hawk Hay Hazel Heath Hel Hem Hen Hert Hes Hig Hil Hob Hol Hoo Hop Hors Hough How Hun Hut In Ir Ken Kes Kil King Kirk Knap Lam Lan Lang Lat Law Lea Lei Len Lin Lit Liver Long Lov Lud Lym Mal Mar Mars Mas May Mel Mer Mid Mil Mit Mor Mos Nash Nay New Nor Nut Oak Oss Ot Pad Pal Par Pax Pem Pen Per Pick Pin Pol Pot Pres Quar Rad Ram Rav Red Ren Rid Rip Rock Rom Ros Roth Row Rush Rut Sal San Scar Sed Sel Shaf Shel Sher Ship Shir Sil Skel Smal Som South Staf Stan Stap Stav Stock Stow Strat Sud Sut Swan Tal Tar Ten Thor Til Tin Tol Tor Tow Tre Tun Tur Up Wad Wal Wan War Was Wat Web Wel Wes Whar Whit Wick Wil Win Wood Wor Wy Yar York'
const englishEnd =
  'acre beck berry bert bold borne borough bourne bridge brook burn bury by cliffe combe cott croft dale den der ding don ell ers ey field ford gate gill grave grove ham hampton hart head hill holm house hurst ing ings ington kin kins land lands lane ler ley lock low man march mead mere mond more nell ner ney nor over pole port ridge rick sall sby sett shaw side smith sole son stead stock stoke ston stone stow street thorne thorpe ton tree ville wald ward ware water way well wick wich win wold wood worth yard'

const frenchFirst =
  'Al Am An Ar Au Aub Aud Bal Bar Bas Bau Beau Bel Ber Bes Bi Blan Bois Bon Bor Bou Bour Bre Bri Bro Bru Buis Ca Cail Cam Can Car Cas Cau Cha Cham Chan Char Chau Che Chev Clé Col Com Cor Cos Cou Cour Cré Cro Da Dan Dau De Del Des Di Do Dor Dou Du Duf Dum Dup Du_Bois_de_ Es Fa Far Fau Fer Fon For Fou Fra Fro Ga Gai Gar Gau Gé Gi Gir Go Gou Gra Gri Gué Gui Hé Hu Ja Jo Jou La Lab Lac Laf Lam Lan Lar Lau Le Lef Lem Ler Lo Lou Ma Mal Man Mar Mas Mau Mé Mer Mi Mon Mont Mor Mou Na Ni No Pa Pal Par Pas Pau Pé Per Pi Pla Poi Pon Por Pou Pré Pru Qui Ra Ram Ré Ren Ri Ro Ron Ros Rou Rous Sa Sal Sau Sé Si Sou Ta Tar Thé Thi Tou Tré Va Val Vas Ver Vi Vil Vau'
const frenchMiddle =
  'ba bi bo ca che co da de do fa fe ga gne go gui la le li lle lo ma me mi mo na ne ni no pa pe pi que ra re ri ro rra ss sse ta te ti to tte va ve vi ze -'
const frenchEnd =
  'ain aine al ard aud ault aux ay eau ec el elle enet ent er eret erie es et eteau euil eux ier ière in ine iot is ois on ot oux ry teau tier toux ton vier vet y é eré lin lier net nier rand rd'

const iberianFirst =
  'Ab Ac Ag Al Alb Alc Alm Am An Ar Arr Bal Bar Bel Ben Ber Bor Brav Bust Cab Cal Cam Can Car Cas Cast Ceb Cer Cis Col Con Cord Corr Cort Cuen Dur Ech Enr Esc Esp Est Far Fern Fig Font Fuent Gal Gar Gav Gir Gor Gran Guerr Guz Her Hin Hoy Hur Ib Ir Izqu Jar Jur Lar Leb Led Ler Liz Llan Llor Loz Luc Luj Mad Mal Man Mar Mat Med Mel Men Mer Mir Mol Mon Mont Mor Mur Nav Nov Ol Ord Ort Os Pac Pad Pal Par Ped Pel Per Pin Port Pud Quin Ram Reb Ren Rib Riv Rob Roj Rol Ros Rub Sal Sam San Sar Seg Ser Sev Sil Sol Sot Tam Tap Tej Ter Tol Torr Tru Ubed Ug Urb Urr Val Var Vel Ver Vic Vil Zam Zar Zub Zur'
const iberianMiddle =
  'ab ac ad ag al alb am an and ar ard art as at av ed el en end er esc est ib ic id ig il in ind ir isc it iv ob ol ond or ort os ot ub uel uj um ur -'
const iberianEnd =
  'a al an ana ano ante ares arez as ás ejo ela ella ellas era ero eros es estra eta ez i ía ido illa illo illos ín ina ino ires ón ona or os osa oso ova ueta uelo ura zábal'

export const searchCultures: readonly SearchCulture[] = [
  {
    code: 'vietnamese',
    weight: 75,
    family: {
      size: 85,
      steep: 1.1,
      flat: 1,
      more: 'Tạ Tô Đoàn Trịnh Đào Lưu Cao Hà Lương Thái Châu Tăng Kiều Quách La Thân Phùng Triệu Từ Nghiêm Doãn Khúc Bạch Mạc Tống Ông Giang Văn Vương Viên Lại Lục Mã Nhữ Ninh Ôn Phí Quan Sầm Thạch Tiêu Tôn Trà Ung Uông Vi Vưu Chu Chử Đàm Điêu Đồng Khương Mẫn Nông Lò',
    },
    given: {
      size: 4500,
      steep: 0.85,
      flat: 8,
      more: vietnameseSyllables,
      parts: [vietnameseSyllables, vietnameseSyllables],
    },
  },
  {
    code: 'chinese',
    weight: 90,
    family: {
      size: 95,
      steep: 1.1,
      flat: 3,
      more: 'Liang=梁 Song=宋 Zheng=郑 Xie=谢 Han=韩 Tang=唐 Feng=冯 Yu=于 Dong=董 Xiao=萧 Cheng=程 Cao=曹 Yuan=袁 Deng=邓 Fu=傅 Shen=沈 Zeng=曾 Peng=彭 Lü=吕 Su=苏 Lu=卢 Jiang=蒋 Cai=蔡 Jia=贾 Ding=丁 Wei=魏 Xue=薛 Ye=叶 Yan=阎 Pan=潘 Du=杜 Dai=戴 Xia=夏 Zhong=钟 Tian=田 Ren=任 Fan=范 Fang=方 Shi=石 Yao=姚 Tan=谭 Liao=廖 Zou=邹 Xiong=熊 Jin=金 Hao=郝 Kong=孔 Bai=白 Cui=崔 Kang=康 Mao=毛 Qiu=邱 Qin=秦 Gu=顾 Hou=侯 Shao=邵 Meng=孟 Long=龙 Wan=万 Duan=段 Qian=钱 Yin=尹 Li=黎 Yi=易 Chang=常 Wu=武 Qiao=乔 He=贺 Lai=赖 Gong=龚 Wen=文 Ouyang=欧阳 Situ=司徒 Shangguan=上官',
    },
    given: { size: 4000, steep: 0.8, flat: 20, more: pinyinFirst, parts: [pinyinFirst, pinyinSecond] },
  },
  {
    code: 'korean',
    weight: 40,
    family: {
      size: 60,
      steep: 1,
      flat: 1,
      more: 'Hwang=황 Ahn=안 Song=송 Ryu=류 Jeon=전 Hong=홍 Ko=고 Moon=문 Yang=양 Son=손 Bae=배 Baek=백 Heo=허 Yoo=유 Nam=남 Sim=심 Noh=노 Ha=하 Kwak=곽 Sung=성 Cha=차 Joo=주 Woo=우 Koo=구 Na=나 Min=민 Jin=진 Ji=지 Eom=엄 Chae=채 Won=원 Cheon=천 Bang=방 Kong=공 Hyun=현 Ham=함 Byun=변 Yeom=염 Chu=추 Do=도 So=소 Seok=석 Sun=선 Ma=마 Gil=길',
    },
    given: { size: 1500, steep: 0.75, flat: 20, parts: [hangulFirst, hangulSecond] },
  },
  {
    code: 'japanese',
    weight: 25,
    family: { size: 1200, steep: 0.95, flat: 8, parts: [kana, kanaEnd] },
    given: {
      size: 900,
      steep: 0.9,
      flat: 6,
      parts: [
        'A=ア Aki=アキ Chi=チ Ei=エイ Fumi=フミ Haru=ハル Hide=ヒデ Hiro=ヒロ Hisa=ヒサ I=イ Jun=ジュン Kana=カナ Katsu=カツ Kazu=カズ Ken=ケン Ki=キ Ko=コウ Kuni=クニ Ma=マ Masa=マサ Mi=ミ Michi=ミチ Mitsu=ミツ Nao=ナオ Nobu=ノブ Nori=ノリ Rei=レイ Ri=リ Sachi=サチ Sato=サト Sei=セイ Shige=シゲ Shin=シン Shun=シュン Su=ス Tada=タダ Taka=タカ Taku=タク Tatsu=タツ Tomo=トモ Toshi=トシ Tsune=ツネ Yasu=ヤス Yoshi=ヨシ Yu=ユ Yuki=ユキ',
        'aki=アキ chi=チ e=エ fumi=フミ haru=ハル hiko=ヒコ hiro=ヒロ hito=ヒト ka=カ kazu=カズ ki=キ ko=コ ma=マ mi=ミ na=ナ nobu=ノブ nori=ノリ o=オ ri=リ ro=ロウ shi=シ suke=スケ ta=タ taka=タカ to=ト tsugu=ツグ ya=ヤ yo=ヨ yuki=ユキ zo=ゾウ',
      ],
    },
  },
  {
    code: 'arabic',
    weight: 125,
    hasNewYearBirths: true,
    family: {
      size: 6500,
      steep: 0.9,
      flat: 6,
      more: 'al-Shami=الشامي al-Baghdadi=البغدادي al-Qurashi=القرشي al-Ansari=الأنصاري al-Hashimi=الهاشمي al-Zahrani=الزهراني al-Ghamdi=الغامدي al-Qahtani=القحطاني al-Otaibi=العتيبي al-Dosari=الدوسري Abu_Bakr=أبو_بكر Abu_Zayd=أبو_زيد Suleiman=سليمان Hijazi=حجازي Sabbagh=صباغ Halabi=حلبي Ben_Salah=بن_صالح Ben_Ali=بن_علي Benali=بنعلي Bouazza=بوعزة Belkacem=بلقاسم Cherif=شريف Trabelsi=طرابلسي Tlili=تليلي Jaziri=جزيري Fakhoury=فاخوري Shaheen=شاهين Awad=عوض Nassar=نصار Hamad=حمد',
      parts: ['- - - al-=ال al-=ال Abu_=أبو_ Ben_=بن_ Bou=بو', arabicFirst, arabicMiddle, arabicEnd],
    },
    given: {
      size: 1300,
      steep: 1,
      flat: 3,
      men: 'Abd_al-Karim=عبد_الكريم Abd_al-Aziz=عبد_العزيز Abdulrahim=عبد_الرحيم Abdelkader=عبد_القادر Abd_al-Latif=عبد_اللطيف Abd_al-Hamid=عبد_الحميد Abdelmalek=عبد_المالك Nabil=نبيل Jamal=جمال Kamal=كمال Salim=سليم Bilal=بلال Hamza=حمزة Anwar=أنور Faisal=فيصل Fahd=فهد Sultan=سلطان Nasir=ناصر Yahya=يحيى Zakaria=زكريا Ismail=إسماعيل Idris=إدريس Musa=موسى Isa=عيسى Dawud=داود Sulayman=سليمان Haroun=هارون Ayoub=أيوب Jaber=جابر Mazen=مازن',
      parts: [arabicFirst, arabicMiddle, arabicEnd],
    },
  },
  {
    code: 'persian',
    weight: 40,
    hasNewYearBirths: true,
    family: {
      size: 2500,
      steep: 0.95,
      flat: 5,
      parts: [
        'A=ا Bah=به Bar=بر Dar=در Far=فر Ghan=قن Gol=گل Has=حس Jav=جو Kar=کر Kaz=کاظ Khos=خس Kia=کیا Mah=مه Mans=منص Maz=مز Mir=میر Mog=مق Nav=نو Nour=نور Par=پر Pour=پور Ran=رن Ras=رس Rost=رست Sab=صب Sal=سل Sam=سم Shah=شاه Shir=شیر Tav=تو Vah=وح Yazd=یزد Zam=زم Zar=زر',
        'a=ا ad=اد am=ام an=ان ar=ار az=از eh=ه er=ر ez=ز id=ید im=یم in=ین ou=و og=وق -',
        'abadi=آبادی ani=انی avi=اوی eh=ه i=ی ian=یان inejad=ینژاد ipour=یپور izadeh=یزاده kar=کار khah=خواه mand=مند nia=نیا rad=راد vand=وند doust=دوست fard=فرد far=فر',
      ],
    },
    given: {
      size: 700,
      steep: 1,
      flat: 3,
      parts: [
        'Ar=آر Ash=اش Bah=به Bar=بر Dan=دان Ed=اد Far=فر Gol=گل Ham=هم Jam=جم Kam=کام Kav=کاو Kei=کی Mah=ماه Maj=مج Man=من Mas=مس Meh=مه Nav=نو Par=پر Pay=پی Pou=پو Ram=رام Rou=رو Sah=سه Sia=سیا Soh=سه Tah=ته Var=ور Zah=زه',
        'am=ام an=ان ang=نگ ar=ار ash=اش aneh=انه din=دین dis=دیس eh=ه i=ی in=ین nam=نام nia=نیا nush=نوش ou=و ra=را rang=رنگ rokh=رخ shid=شید vash=وش yar=یار zad=زاد',
      ],
    },
  },
  {
    code: 'hebrew',
    weight: 12,
    family: {
      size: 1100,
      steep: 0.9,
      flat: 8,
      parts: [
        'Al=אל Am=עמ Ar=אר Bar=בר Ben=בן Dav=דב Don=דונ Gal=גל Gan=גנ Gold=גולד Har=הר Kar=כר Kesh=קש Lav=לב Lev=לב Mal=מל Man=מנ Mar=מר Nav=נב Or=אור Pel=פל Per=פר Rab=רב Ram=רמ Ros=רוז Sab=סב Sag=שג Shal=של Sham=שמ Shem=שמ Shim=שמ Tal=טל Yar=יר Zak=זק Zil=זיל Ziv=זיו',
        'a=א ad=ד am=ם an=נ av=ב e=- el=ל en=נ er=ר i=י im=ימ in=ינ o=ו on=ונ ov=וב -',
        'ai=אי am=ם an=ן berg=ברג dor=דור el=אל er=ר feld=פלד i=י man=מן om=ום on=ון or=אור shtein=שטיין sky=סקי vitz=ביץ zon=זון',
      ],
    },
    given: {
      size: 400,
      steep: 1,
      flat: 3,
      parts: [
        'Ad=אד Al=אל Am=עמ Ar=אר As=אס Av=אב Ben=בנ Dor=דור El=אל Gav=גב Gil=גיל Hil=הל Id=עיד It=אית Kar=קר Lir=ליר Mat=מת Mei=מא Na=נ Nir=ניר Of=עופ Or=אור Raf=רפ Ro=רו Sha=ש Shi=שי Tom=תומ Yar=יר Yo=יו Zoh=זוה',
        'a=ה ai=י al=ל am=ם an=ן ar=ר el=אל i=י iel=יאל im=ים in=ין it=ית on=ון or=ור ya=יה',
      ],
    },
  },
  {
    code: 'russian',
    weight: 95,
    family: {
      size: 5500,
      steep: 0.9,
      flat: 12,
      parts: [
        slavicRoot,
        `${slavicMiddle} - - -`,
        'ov=ов ov=ов ov=ов ev=ев in=ин kin=кин nikov=ников skikh=ских enko=енко chuk=чук yak=як',
      ],
    },
    given: {
      size: 240,
      steep: 1.05,
      flat: 3,
      men: 'Viktor=Виктор Maksim=Максим Anatolii=Анатолий Artem=Артём Roman=Роман Konstantin=Константин Denis=Денис Anton=Антон Vitalii=Виталий Boris=Борис Ilya=Илья Grigorii=Григорий Stanislav=Станислав Gennadii=Геннадий Valentin=Валентин Fedor=Фёдор Timur=Тимур Ruslan=Руслан Rustam=Рустам Arkadii=Аркадий Kirill=Кирилл Gleb=Глеб Semen=Семён Marat=Марат Egor=Егор Stepan=Степан Nikita=Никита Matvei=Матвей Zakhar=Захар Timofei=Тимофей Lev=Лев Leonid=Леонид Vadim=Вадим Valerii=Валерий Vyacheslav=Вячеслав Yaroslav=Ярослав Bogdan=Богдан German=Герман Rodion=Родион Savelii=Савелий',
      parts: [
        'Av=Ав Ak=Ак Ark=Арк Art=Арт Bor=Бор Dam=Дам Dob=Доб El=Ел Er=Ер Ev=Ев Fed=Фед Fil=Фил Gav=Гав Ig=Иг Kas=Кас Kl=Кл Kuz=Куз Lav=Лав Lub=Люб Mil=Мил Mir=Мир Nik=Ник Or=Ор Pan=Пан Rad=Рад Rost=Рост Sav=Сав Svet=Свет Tar=Тар Vas=Вас Vel=Вел Vsev=Всев Yar=Яр Zin=Зин',
        'amir=амир an=ан at=ат en=ен ent=ент il=ил im=им ian=иан ion=ион islav=ислав omir=омир on=он olod=олод ur=ур yan=ян',
      ],
    },
  },
  {
    code: 'greek',
    weight: 12,
    family: {
      size: 1500,
      steep: 0.9,
      flat: 10,
      parts: [
        'Alex=Αλεξ Anast=Αναστ Andr=Ανδρ Anton=Αντων Athan=Αθαν Chr=Χρ Dam=Δαμ Dem=Δημ Drak=Δρακ Fot=Φωτ Gal=Γαλ Geor=Γεωρ Ioann=Ιωανν Kal=Καλ Kar=Καρ Kats=Κατσ Kon=Κων Kost=Κωστ Kyr=Κυρ Lamp=Λαμπ Maur=Μαυρ Mich=Μιχ Nik=Νικ Pan=Παν Pap=Παπ Pet=Πετ Pol=Πολ Sam=Σαμ Stam=Σταμ Stef=Στεφ Theod=Θεοδ Tsak=Τσακ Vas=Βασ Xen=Ξεν Zach=Ζαχ Zis=Ζησ',
        'ag=αγ ak=ακ al=αλ an=αν ar=αρ as=ασ at=ατ el=ελ ig=ηγ ik=ικ il=ηλ im=ημ in=ιν ol=ολ on=ον or=ορ ot=οτ -',
        'akis=άκης as=άς atos=άτος eas=έας elis=έλης iadis=ιάδης idis=ίδης inos=ινός is=ής opoulos=όπουλος os=ός ou=ού oudis=ούδης oulis=ούλης akos=άκος',
      ],
    },
    given: {
      size: 180,
      steep: 1.1,
      flat: 2,
      parts: [
        'Agath=Αγαθ Anast=Αναστ Anth=Ανθ Arg=Αργ Arist=Αριστ Athan=Αθαν Char=Χαρ Epam=Επαμ Evang=Ευαγγ Evr=Ευρ Fot=Φωτ Kyr=Κυρ Leon=Λεων Mark=Μαρκ Pan=Παν Pol=Πολ Sotir=Σωτηρ Spyr=Σπυρ Stav=Σταυρ Them=Θεμ Theod=Θεοδ Thom=Θωμ Vas=Βασ Zach=Ζαχ',
        'ia=ία ides=ίδης ilis=ίλης inos=ίνος ios=ιος is=ης itsa=ίτσα os=ος oula=ούλα on=ων as=άς',
      ],
    },
  },
  {
    code: 'turkish',
    weight: 60,
    family: {
      size: 3500,
      steep: 0.85,
      flat: 14,
      parts: [
        'Ak Ala Alp Al Altın Ar As At Ay Bal Baş Bay Bey Boz Bulut Can Cey Çak Çal Çam Dağ De Demir Deniz Dur Eke Er Erdem Ev Ger Gök Göl Gül Gün Güm Haci İn Kah Kal Kan Kap Kar Kara Kes Kıl Kız Koca Kork Kök Köse Kur Kut Kuş Mol Oğuz Ok On Or Öz Pek Pol Sağ Sar Sarı Sav Ser Soy Söz Su Şen Tan Taş Tek Tem Ter Tok Top Tun Tür Uç Uğ Ulu Us Uz Ün Var Yal Yağ Yaz Yel Yeni Yıl Yol Yur Yük Zen',
        'a ak al an ar at ba ca da de dı el en er gı ı i ka kı la lı ma mı na nı o ra rı sa sı şa ta tı u ü ya yı -',
        'acar aslan bağ bay baş can cı dağ demir doğan er gil gül gün kan kaya kılıç koç kurt lar lı maz men oğlu öz pınar sal san soy su şahin tan taş tekin tepe türk yel yıldız yol yurt',
      ],
    },
    given: {
      size: 900,
      steep: 0.95,
      flat: 5,
      parts: [
        'Ab Ad Ah Ak Al Alp Ar As At Ay Bah Bar Ber Bil Bur Can Ce Cem Cih Çağ Da De Dil Do Ece Ed Ek El Em En Er Es Fa Fe Fer Gö Gül Gün Ha Hal Hü İl İs Kad Kam Ke Kor Le Me Mel Met Mü Na Nec Nil Nur Oğ Ok On Or Öz Pe Ra Re Sa Se Ser Si Sü Şe Ta Tan Te Tol Tu Tur Uğ Um Ve Ya Yel Yi Za Ze',
        'abey ahat at can dal dem din em en er ettin fer gün han il in kan kut li ma me men met nur oş ra rem rin sel sun tay tuğ ya yaz zan',
      ],
    },
  },
  {
    code: 'indian',
    weight: 90,
    family: {
      size: 4000,
      steep: 0.9,
      flat: 6,
      parts: [
        'Ag Ah Am An Ar Asth Bad Bag Bal Ban Bar Bas Bhal Bhan Bhat Bhav Bis Bos Chak Chan Chat Chav Dal Dam Das Desh Dev Dhar Div Dub Dut Gad Gan Gar Ghos Gok God Hal Har Jad Jag Jain Jha Kad Kal Kam Kan Kap Kar Kash Kat Khan Khar Khur Kul Kum Lah Lal Mad Mah Maj Mal Man Mar Mat Meh Men Mit Moh Mukh Nag Nai Nam Nan Nar Nay Pad Pan Par Pat Pil Pra Pur Rag Raj Ram Ran Rao Rath Rav Sab Sah Sal Sam San Sar Sat Sen Set Shah Shan She Shet Sin Sod Sub Sur Swam Tal Tan Tha Tiv Tri Tyag Upad Vad Van Var Ven Vig Vish Vyas Yer',
        'a aj ak al am an ar as at av e er h i ik il in ir ish it o or u ul um un ur -',
        'ade agar aiah akar al am an ana ani ar as athan at avan bedi bhai deo der dhar dia e ekar er garh gi gupta har hi i ia ikar il kar ker la li lia man mani murthy na nath ni pal pati pillai pur puri raju ram rani raman rkar sai si swamy tha ti upta vala van wal walia war ya yappa',
      ],
    },
    given: {
      size: 1300,
      steep: 0.9,
      flat: 6,
      parts: [
        'Aa Abh Adi Aj Ak Am An Anu Ap Ar Ash At Av Bal Bh Bin Ch Chan Dar De Deep Dev Dh Div Gan Gir Gop Har Hem In Jag Jay Jit Kal Kam Kan Kar Kav Kir Kis Kris Ku Lal Lok Mad Mah Man May Mee Mo Mu Nag Nar Nav Neel Nir Nit Om Pad Pan Par Prab Prad Prak Pran Prem Ra Rad Rag Ram Ran Rav Rit Ro Sach San Sar Sat Shai Shan Shi Shub Shy Sid Sou Sri Su Sud Suj Sum Sur Swa Tan Tej Tri Um Up Us Var Vas Ven Vi Vid Vin Vish Yash Yog',
        'a aj akar al am an ana and ani ansh ant ar ara arsh ash at av e een endra esh eet i ia ik il ila in ini ir ish ita iya jeet kumar lata mala man mita na nath ni pal priya ra raj ram sha shree thi tra u vi ya yan',
      ],
    },
  },
  {
    code: 'south-asian',
    weight: 70,
    hasNewYearBirths: true,
    family: {
      size: 2100,
      steep: 0.95,
      flat: 3,
      parts: [
        'Ab Af Ah Al Am An Ans As Az Bab Bal Baz Bh Bok Cha Daw Dur Fa Far Gil Gon Haf Hak Har Has Hay Iqb Jad Jam Jat Kak Kal Kam Kar Kas Kha Khat Kho Kuk Lag Lod Mag Mah Maj Mal Man Mar Maz Meh Mem Mob Mol Mug Naj Naq Nas Niaz Nor Pal Pat Qad Qaz Rab Raj Ran Raz Sad Sah Sal Sam San Sar Sat Sha Shak Sid Soom Sul Tah Tal Tar Tiw Us Var War Yaz Yus Zaf Zai Zar Zub',
        'a ad af ah ak al am an ar as at aw e eh i id if ik il im in ir oo u ul ur -',
        'ai ali ani ari at awal dar er ha har i ia id in ja ka khan kar lani li lvi mal man mi na nda ni osh pal qi ra rani ri rvi shi sra ta ti tto ullah ur wala war zada zai zi',
      ],
    },
    given: {
      size: 1800,
      steep: 1,
      flat: 2,
      parts: [
        'Ab Ad Af Ah Aj Ak Al Am An Ar As At Ay Az Ba Bas Da El Fa Fah Far Faz Ga Gh Ha Haf Ham Har Has Hu Ib Ih Ij Im In Ir Ish Ja Jah Jav Ju Kab Kar Kash Kha Khu La Ma Maj Man Mas Mo Mu Na Nas Nau Ni No Pa Qa Ra Rab Raf Ras Ri Ru Sa Sab Saj Sal San Sha Shah Shar Sho Su Ta Tah Tan Tar Um Us Wa Wah Was Ya Yas Za Zaf Ze Zu',
        'a ad ain akh al am an ana ar arat at ba bal eda eel een eena em er et fat hat id ida if il ila im ima in ina ir ira ir ish iz iza ka man mat na nan naz ood oon ooq ra rat reen sha ud ullah una ur za zia',
      ],
    },
  },
  {
    code: 'thai',
    weight: 20,
    family: {
      size: 2200,
      steep: 0.6,
      flat: 10,
      parts: [
        'Am=อำ An=อนัน Boon=บุญ Bua=บัว Chai=ชัย Chan=จันท Charoen=เจริญ Chom=ชม Dee=ดี Din=ดิน Duang=ดวง In=อิน Jit=จิต Kaew=แก้ว Kam=คำ Kiat=เกียรติ Khun=ขุน Kit=กิจ Klin=กลิ่น Lek=เล็ก Lert=เลิศ Mee=มี Mong=มง Nak=นาค Nam=น้ำ Ngam=งาม Noi=น้อย Pan=พันธ์ Phet=เพชร Phon=พล Phu=ภู Pin=ปิ่น Pong=พงษ์ Prom=พรหม Rak=รัก Rung=รุ่ง Saeng=แสง Sai=สาย Sak=ศักดิ์ Sawat=สวัสดิ์ Som=สม Sri=ศรี Suk=สุข Sun=สุน Suwan=สุวรรณ Ta=ตา Thep=เทพ Thong=ทอง Wang=วัง Wit=วิท Wong=วงศ์ Yim=ยิ้ม Yod=ยอด',
        'a=า ana=นะ apa=ภา i=ิ o=โ u=ุ -',
        'boon=บุญ chai=ชัย chan=จันทร์ charoen=เจริญ da=ดา dee=ดี dej=เดช kaew=แก้ว kiat=เกียรติ kul=กุล lai=ลัย lert=เลิศ mala=มาลา mongkol=มงคล nak=นาค ngam=งาม phan=พันธ์ phong=พงศ์ phum=ภูมิ pracha=ประชา rat=รัตน์ rueng=เรือง sak=ศักดิ์ sin=สิน siri=ศิริ sook=สุข suwan=สุวรรณ thong=ทอง wattana=วัฒนา wong=วงศ์ yot=ยศ',
      ],
    },
    given: {
      size: 900,
      steep: 0.8,
      flat: 8,
      parts: [
        'A=อ An=อนุ Apa=อภิ Bun=บุญ Cha=ช Chat=ฉัตร Da=ดา Ek=เอก Jira=จิระ Ka=กา Kan=กาญ Kit=กิตติ Krit=กฤษ La=ลา Mana=มานะ Na=น Nat=ณัฐ Non=นน Pa=ป Pat=ภัทร Phi=พิ Pim=พิม Pra=ประ Rat=รัตน์ Sa=ส Siri=ศิริ Som=สม Su=สุ Tana=ธนา Thi=ธิ Wa=ว Wan=วัน Wira=วีระ Yut=ยุทธ',
        'chai=ชัย da=ดา dech=เดช krit=กฤต la=ลา mat=มาศ mon=มนต์ na=นา nan=นันท์ nee=ณี pa=ภา phat=ภัทร phon=พร phong=พงศ์ porn=พร rat=รัตน์ ree=รี sak=ศักดิ์ sit=สิทธิ์ ta=ตา thep=เทพ thida=ธิดา wan=วรรณ wat=วัฒน์ wit=วิทย์ yada=ญาดา yut=ยุทธ',
      ],
    },
  },
  {
    code: 'indonesian',
    weight: 30,
    family: {
      size: 1800,
      steep: 0.85,
      flat: 8,
      parts: [
        'Ad Al Am An Ar As Ba Ban Bas Bu Cah Da Dar Dha Di Er Fa Fir Ga Gin Gun Ha Had Han Har Her Hu In Ir Is Ja Jat Ka Kar Kus La Leg Ma Man Mar Mu Mul Na Nas Nu Pa Pan Per Pra Pri Pur Ra Ram Rus Sa Sam San Sar Se Sem Si Sim Sin Sit So Su Sud Sul Sum Sur Sus Ta Tam Tan Tri Ut Wa Wib Wid Win Wir Yud Yul Zul',
        'a ad ag al am an ang ap ar as at ba da di eg en er i in ir is ja ka la ma na o pa ri ta u ur wa ya -',
        'adi ah an anda ani anto ar arjo arto asa awan di din do diningrat gan hardjo i iman in indo ing ini jaya joyo ka kusuma lan lim ma man na nata ndra ngrat no oto purnomo putra putri ra rahayu rejo ri sa sari sono su sudi ta tama ti tono wan wati wibowo yadi yanto yono',
      ],
    },
    given: {
      size: 1300,
      steep: 0.9,
      flat: 5,
      parts: [
        'Ab Ad Af Ag Al An Ar As Ay Ba Bam Bay Cah Cit Dan Dar De Di Din Dwi Ed El En Er Fa Faj Fe Fit Ga Gun Ha Had Han Har Her Im In Ir Is Ja Kar Kri Lar Le Lin Mar Me Mi Mu Nas Ni No Nur Pur Put Ra Ran Rat Ri Riz Ro Sa Sar Set Si Sin Su Sul Sur Sya Tar Ti Tri Ut Wah Wi Win Yan Yu Yud Yul',
        'a ah an ana ani anto ari at awan di dah din dra eh ela en eni ika il in ina ing is ita iyah iyan ka la li lia ma man mi na ning no o ri rika sa si sih ta ti to tri us wan wati ya yah yo',
      ],
    },
  },
  {
    code: 'filipino',
    weight: 22,
    family: {
      size: 2200,
      steep: 0.9,
      flat: 10,
      parts: [
        'A Ab Ag Al Ala Am Ang Ba Bag Bal Bana Ban Bat Bay Bu Bug Bul Ca Cab Cal Cama Cas Cat Cu Da Dag Dal De_la_ De_los_ Di Dim Du Ga Gal Gat Gu Guin I La Lac Lag Lan Li Lim Lu Ma Mac Mag Mal Man Mang Map Mar Mat Pa Pag Pal Pama Pan Pang Pat Pu Pun Sa Sal San Sari Si Sum Ta Tab Tag Tala Tan Tu U Ya Yap',
        'ba bi bu ca co da di ga gu i ka la li lo ma mi na ni nga o pa pu qui ra ri sa si ta ti to tu wa ya -',
        'an ang ao ay bal ban bot cao co don gan gao gay gon guez ing lan lang lao les lit man mat mo nan nao nes ngan no nto pan po quin ran rez ron san sol tan tao ting toy uan ura yag yan yao',
      ],
    },
    given: {
      size: 900,
      steep: 0.9,
      flat: 5,
      parts: [
        'Al An Ar Ben Ber Car Ced Cha Cla Cor Da De Di Do Ed El Em Er Fe Fer Flor Ger Gil Glo Her Im Is Ja Je Jo Jun La Le Li Lo Ma Mar Mel Mi Ne No Nor Ol Pa Per Ra Re Ri Ro Ru Sal Ser She Ta Te Vi Vic Wil',
        'a ana ando anne arie bert beth celo cia da dy el en ena er eth iel in ina io ita ito la lie lina lyn ma mar men mer mond na nalyn nando nie ren ric rico rie rose sa sie son ta to us vin za',
      ],
    },
  },
  {
    code: 'french',
    weight: 60,
    family: { size: 6000, steep: 0.8, flat: 30, parts: [frenchFirst, frenchMiddle, frenchEnd] },
    given: {
      size: 900,
      steep: 0.95,
      flat: 4,
      parts: [
        'Ab Ad Ag Al Am An Ar Au Ba Ber Bri Ca Cé Char Clé Co Cor Da Del Den Do É Ed El Em Er Es Eu Fab Fé Fer Flo Ga Gas Geor Gi Gré Gui Her Hu Ir Isa Jé Jo Ju Jus La Lé Li Lo Lu Ma Mar Mau Mé Mo Na Ni No Oc Od Pas Pau Quen Ra Ré Ro Sé Si Sté Syl Ta Thé Thi Va Vi Xa Yan Yo Za',
        'a alie and anne ard as aude aure bert cien cille dine e eau el éline elle en ence ène ent er ette èle ic ice ie iel ien ier ille in ine ique is line lie lien mas mée mien na nce nie non phine que ques rice rie rine son stin stine tan te tin toine va vier',
      ],
    },
  },
  {
    code: 'english',
    weight: 92,
    family: { size: 7000, steep: 0.8, flat: 22, parts: ['- - - - - - - Mac Mc O’ Fitz', englishFirst, englishEnd] },
    given: {
      size: 1500,
      steep: 0.95,
      flat: 6,
      parts: [
        'Ab Ad Al Am An Ar Ash Au Av Bar Ben Ber Beth Bra Bren Bri Cal Cam Car Cas Cha Chel Chris Cla Col Con Cor Cur Da Dar De Den Der Des Don Dor Dy Ed El Em Er Es Eth Ev Fe Fin Fran Ga Gar Ge Gil Gra Gwen Har Hay Hea Hol Is Ja Jas Jer Jo Jus Kay Kel Ken Kim Kyl La Lau Le Lin Lo Lu Ma Mal Mar Mel Mil Mor Na Nel Nor Ol Os Pat Per Phil Pres Ran Ray Reg Ro Ros Rus Sam Sha Shel Sid Sim Son Ste Tam Ter Tra Tre Ty Val Van Ver Vi Wal Wen Wes Win Za',
        'a an ana anne ard as bert beth by cent cia da dan den der don dra dy el ella ence er ert eth ette ey ia iah ian ica ick ie iel ina ine ion is ison la lan leigh len lene lie lin lon lyn man mer mon na nard ne ner ney nie non phia ra ran rence rett rey ric rie ron rose sey sha shall son stan sy ta tha ton tta us vin ward win y',
      ],
    },
  },
  {
    code: 'spanish',
    weight: 110,
    family: { size: 4500, steep: 0.95, flat: 7, parts: [iberianFirst, iberianMiddle, iberianEnd] },
    given: {
      size: 1500,
      steep: 1,
      flat: 4,
      parts: [
        'Ad Ag Al Am An Ar As Au Bal Be Ber Bla Bru Ca Can Car Ce Ci Cla Con Cor Cris Da De Di Do Ed El Em En Er Es Eu Ev Fa Fe Fer Fi Flo Ga Gas Ger Gil Gon Gre Gui Her Hi Ho Ig Im Ir Is Ja Jo Jul La Le Li Lo Lu Ma Mar Mat Mau Me Mi Mo Na Ne Ni No Nor Oc Ol Or Os Pa Pas Pe Ra Re Ri Ro Ru Sa Sal San Se Sil So Ta Te To Ul Va Ve Vi Wil Xi Yo Za',
        'a alia ana ando andra anio ardo aro as belia berto bina cela celo cia cio da dalia do dro el ela elia elio ena encia eo er eria ero és ia iana ica iel iela ila ilio ina ino io ira is isa ito la lda lia lina lio lo lupe man mar men mena mina mio na nando nelia nia nio no ra rdo ria rico riela rio ro sa sca sco sia so ta teo tina to tonio tor uel ustina vador vio za',
      ],
    },
  },
  {
    code: 'portuguese',
    weight: 42,
    family: {
      size: 3000,
      steep: 1,
      flat: 5,
      parts: [
        iberianFirst,
        iberianMiddle,
        'a ada ado al ão aes ães ais ar areias e edo eira eiro eiros ela elo es ez ia inha inho ino ões oso ura ves',
      ],
    },
    given: {
      size: 1500,
      steep: 1,
      flat: 4,
      parts: [
        'Ad Ail Al Am An Ar Au Be Ber Bru Ca Car Cé Ci Cla Cle Cris Da De Di Do Ed El Em Er Eu Ev Fa Fe Flá Ga Ge Gil Gis Gui He Hu In Is Iv Ja Je Jo Ju La Le Li Lo Lu Ma Mai Mar Mi Mo Na Ne Ni No Nor Ot Pa Que Ra Re Ri Ro Ru Sa San Se Si Sil So Ta Ti Va Val Van Ve Vi Wa Wel Wil',
        'a ana ane ano ão ar aura bele berto cele ci cia ciana cio da dete dia do dro eide el ela elia en ete fredo ia iane ício iel iela ilda ilma ilson ine inho io ira isa ison la lena lene lio lo lton lva mar mara mir na naldo nando nei nice nilda no ra rene ria rico rina rio ro sa son ta te ton tor vana vania vio za',
      ],
    },
  },
  {
    code: 'german',
    weight: 42,
    family: { size: 4500, steep: 0.85, flat: 25, parts: [germanFirst, germanEnd] },
    given: {
      size: 700,
      steep: 0.95,
      flat: 4,
      parts: [
        'Ad Al Am An Ar Ben Bern Bert Björ Bri Bur Carl Det Diet Do Eber Eck Ed El Em Er Ern Fer Frau Fried Ger Gis Gott Gud Gün Hans Har Hed Heid Hei Hel Her Hil Hol Horst Ing Ir Jo Jür Kä Karl Kat Kur Leo Lie Lo Lud Lu Man Mar Mat Mei Ni Nor Ol Os Pau Phil Rai Ralf Rein Ro Ru Sieg Sil Sven Ta The Thor Til Tor Ul Ur Vol Wal Wen Wer Wil Win Wolf',
        'a an and ar bald bert brand burg da dolf e el ela en er ert fried gard gang gund hard helm hild hold ia ike ilde in ina ine is ke lef lies linde lotte ma mann mar mund na old olf oph rad rich rid rike run ta tje traud trud ulf ute wald ward wig win',
      ],
    },
  },
  {
    code: 'italian',
    weight: 32,
    family: {
      size: 4000,
      steep: 0.75,
      flat: 40,
      parts: [
        'Ab Ac Ag Al Am An Ang Ar As Bal Bar Bas Bat Bel Ben Ber Bev Bi Bin Boc Bon Bor Bos Bra Bri Bru Cal Cam Can Cap Car Cas Cat Cav Cec Cer Chi Col Con Cor Cos Cri Da_ Dal D’A Dam De_ De_Fran Del Di_ Don Fab Fal Fan Far Fed Fer Fil Fior Fol Fon For Fran Fu Gal Gar Gas Gen Ger Gia Gian Gig Gio Giu Gra Gri Gua Gui Im In La_ Lam Lan Lom Lor Luc Mag Mal Man Mar Mas Maz Mel Men Mer Mi Mil Mo Mon Mor Mus Nar Nat Nic Ol Or Pac Pag Pal Pan Pap Par Pas Pel Pen Per Pi Pic Pin Pis Pog Pol Por Pu Qua Rag Ram Ran Ri Riz Ro Rom Ron Ros Rug Sab Sac Sal San Sar Sca Ser Sil Sor Spa Spi Sta Tar Ted Ter Tes Tom Tor Tra Tri Val Van Ven Ver Vi Vil Vis Vit Zac Zan Zap',
        'a ac ad al an ar as at av el en er es et i ic il in ir is it o ol on or os ot u ur -',
        'acci ace agna ai aldi ali ami andi ani ano ante ara ardi ari aro arti asi ati ato cchi cci celli chi chini co di doni eca edi ella elli ellini ello eni enti er era eri eroni esi etta etti i ia iano ici idi iello ieri igli ini ino iotti isi itti lla lli llo mani na nelli neri netti ni no oli olo one oni ori orni oso otti ozzi ri rini rotti ssi ta telli ti to ucci udi uzzi vani zza zzi',
      ],
    },
    given: {
      size: 500,
      steep: 1,
      flat: 4,
      parts: [
        'Ad Ag Al Am An Ar As Bar Be Ben Ber Ca Cal Ce Chia Ci Cla Cor Cos Da De Di Do Ed El Em En Er Eu Fa Fe Fer Fi Fla Ga Gae Ger Gi Gian Giu Gra Gui Il Ir Is La Le Li Lo Lu Ma Mar Mat Mi Mo Na Ni No Ol Or Pa Pie Ra Re Ri Ro Ru Sa Se Si Ste Ta Te Ti To Um Va Vi Vit',
        'a anna ano ara berta berto bio cesca cia do dia dino ela elio ella ello ena enzo era ero esco etta ia iana iano ica iele ilia ilio ina ino io isa ita la lia lino lo mina mo na nella no ra ria rico rina rio ro sa simo ta teo tina to tore vana vio',
      ],
    },
  },
  {
    code: 'polish',
    weight: 35,
    family: {
      size: 4500,
      steep: 0.75,
      flat: 30,
      parts: [
        'Ad Ba Bań Bar Bed Biel Bil Bł Bor Boż Bró Brz Bud Buk Byt Chm Cho Chr Ciesz Cyb Czar Czer Dą Dęb Dob Dom Dr Dud Fal Fr Gaj Gał Gar Gł Gol Gó Gr Grab Gro Grz Gw Jab Jag Jak Jan Jar Jas Jaw Jur Ka Kacz Kal Kam Kar Kasz Kaw Kę Kl Koch Kol Kon Kop Kor Kos Kot Kow Koz Kr Krz Kub Kuch Kul Kur Kw Lat Leś Lip Lis Łu Maj Mak Mal Mar Mat Maz Mich Mik Mor Mos Mur Nied Now Ol Or Osi Ow Pa Pal Paw Piąt Piel Piet Pilch Piotr Pod Pol Por Pru Prz Rad Rat Rog Rom Rud Ry Sad Sam Sawic Sien Sik Sit Siw Skib Sm Sob Sok Sos Stach Stan Star Stef Strz Such Szcze Szew Szy Śli Św Tar Tom Tr Tur Urb Wal War Was Wę Wier Wil Win Wit Wr Wy Zab Zaj Zal Zar Zaw Zdro Zie Zwo Żak Żu',
        'a ak al ał an ań ar asz at ch cz ec ek el eń er i ik il in isz ni o ol on or os ow rz sz uch uk ul un ur usz yl yń -',
        'aczyk ak ała arek arz asik ek el er ewicz ewski ian iak icki iec ik iński is ka kiewicz ko ko kowski ner nicki nik och oń orek ota owicz owiec owski ska ski sz ta uch uk ula ura us wicz ycki yk yński yra',
      ],
    },
    given: {
      size: 350,
      steep: 1.05,
      flat: 4,
      parts: [
        'Ad Al Al An Ar Be Bog Bol Bro Cel Cez Da Dar Do Ed El Em Er Fe Gab Grz Hal Hen Hu Ig Ir Iz Ja Jac Jad Ju Ka Kin Kle Kon Kor La Le Lid Lu Ma Mar Mat Mi Mie Mo Na Ni Nor Os Pa Pat Rad Raf Re Ro Ry Se Sła Syl Te Ur Wac Wal Wan Wie Wik Wit Wła Woj Zby Zdz Zyg',
        'a al alia ana ander anna ard asz ata ciech cja cy dek dia dra ek ela elia eusz fał fan gniew ia ian icja id ik ila ina io is isław ita iusz ka ksander la lina ława ław mil mir mira na nia nika oni ota ra sia ta tyna ul usz wia wid yk yn yna za',
      ],
    },
  },
  {
    code: 'balkan',
    weight: 20,
    family: {
      size: 2200,
      steep: 0.9,
      flat: 10,
      parts: [
        'An=Ан Ars=Арс Bab=Баб Ban=Бан Bje=Бје Bog=Бог Boj=Бој Bor=Бор Boš=Бош Bran=Бран Bur=Бур Cvet=Цвет Dam=Дам Dan=Дан Dim=Дим Dob=Доб Dra=Дра Duk=Дук Fil=Фил Gav=Гав Gli=Гли Gol=Гол Gru=Гру Had=Хад Ign=Игн Jak=Јак Jan=Јан Jev=Јев Kar=Кар Kne=Кне Kov=Ков Kos=Кос Kr=Кр Laz=Лаз Luk=Лук Maks=Макс Man=Ман Mar=Мар Mat=Мат Mih=Мих Mil=Мил Mir=Мир Mit=Мит Nen=Нен Ned=Нед Obr=Обр Ost=Ост Pan=Пан Per=Пер Pop=Поп Rad=Рад Raj=Рај Ris=Рис Sav=Сав Sim=Сим Spas=Спас Stan=Стан Stev=Стев Stoj=Стој Šar=Шар Tad=Тад Tas=Тас Tod=Тод Tom=Том Vas=Вас Vel=Вел Vid=Вид Vla=Вла Vuk=Вук Zdr=Здр Zec=Зец Živ=Жив',
        'a=а ak=ак al=ал an=ан ar=ар av=ав e=е en=ен er=ер i=и ij=иј il=ил im=им in=ин is=ис o=о oj=ој om=ом or=ор ov=ов u=у uk=ук ul=ул -',
        'aković=аковић anović=ановић ač=ач ar=ар evski=евски ević=евић ić=ић ičić=ичић inić=инић jević=јевић ković=ковић lić=лић nić=нић njak=њак ov=ов ović=овић ski=ски šić=шић tić=тић vac=вац',
      ],
    },
    given: {
      size: 300,
      steep: 1.05,
      flat: 4,
      parts: [
        'Bog=Бог Boj=Бој Bor=Бор Bran=Бран Dam=Дам Dar=Дар Dob=Доб Dor=Дор Duš=Душ Gord=Горд Iv=Ив Jas=Јас Ljub=Љуб Mil=Мил Mir=Мир Mlad=Млад Nad=Над Neb=Неб Nen=Нен Pred=Пред Rad=Рад Ran=Ран Rat=Рат Sav=Сав Slav=Слав Slob=Слоб Srđ=Срђ Stoj=Стој Tom=Том Vel=Вел Vid=Вид Vlad=Влад Voj=Вој Zlat=Злат Zor=Зор Žel=Жел',
        'a=а ad=ад an=ан ana=ана en=ен enka=енка ica=ица ik=ик ika=ика imir=имир in=ин ina=ина inka=инка islav=ислав ivoj=ивој ko=ко odan=одан omir=омир oš=ош ko=ко uša=уша',
      ],
    },
  },
  {
    code: 'nigerian',
    weight: 52,
    hasNewYearBirths: true,
    family: {
      size: 3200,
      steep: 0.85,
      flat: 8,
      parts: [
        'Aba Abi Abu Ada Ade Adi Afo Aga Agu Aja Aje Aka Ake Aki Ala Ali Ama Ami Ana Ani Ano Apa Ara Asa Ata Awo Aya Ayo Baba Bam Bolu Chi Chu Dada Dan Ebe Efe Ege Eju Eke Eko Ela Ema Ene Eno Esu Ewe Ez Fad Fag Fala Fash Gar Gba Ibe Idi Ife Igbo Ige Ike Iko Ilo Imo Iro Iwu Jima Ka Kalu Kwa Lawa Mba Mbu Mod Nna Nne Nwa Nwo Oba Obi Obo Oda Odi Odu Ofo Oga Ogba Ogbo Ogu Ogun Oja Oje Oju Oka Oke Oko Oku Ola Olo Olu Oma Omo Ona One Oni Onu Onwu Opa Ori Oru Osa Oshi Oso Osu Oti Owo Oye Oyi Sala Shi Soya Tai Uba Uche Ude Ugo Ugwu Uko Ume Uno Uzo Wa Yaku Yus',
        'bo chu da de di do du fe fo gba ge go gu ja ji ju ka ke ki ko ku la le lo lu ma mi mo na ne ni no nu pe ra re ri ro ru sa se shi so ta te to tu wa we wo ya ye yi yo za zi -',
        'ba bi bola chi chukwu da de dele do du fe fo fola gbe gun ja ji jide ka ke kunle la le li lola lu mi mide na ne ni niyi nu nwa o oye ra re ri rin ro sanya shi sola ta te tola tu u wale we wo wu ya ye yemi yi yinka za zie',
      ],
    },
    given: {
      size: 2000,
      steep: 0.9,
      flat: 6,
      parts: [
        'Abe Abi Ade Ado Afo Aki Ala Ama Ani Ayo Aze Bami Bisi Bola Chi Chidi Chika Chima Chuk Dami Dayo Ebe Efe Eji Eke Ema Eno Ese Eze Fola Gbe Ha Ibi Idri Ifu Ike Ime Isi Iya Jide Kehi Kele Ko Kwa La Maji Mo Mu Nka Nke Nna Nne Nwa Obi Odi Ogo Oke Ola Olu Oma Omo Ona One Onye Ope Ore Osa Oye Ozi Ra Ropo Sade Se Shola Simi Ta Temi Tobi Toyin Uche Ugo Uju Uzo Ya Yemi Zi',
        'bike bola bukola chi chukwu dayo debo dele dimma du fe femi fola funke gbemi go jide ka kachi kanma kemi ko kunle la lade lola luchi ma mide mi na naya ne nike niyi nna nma nu nwa ola pe peju ra re rin ro seun shola sola ta tayo tola tosin tunde u wale wo ya yemi yinka zie',
      ],
    },
  },
  {
    code: 'east-african',
    weight: 35,
    hasNewYearBirths: true,
    family: {
      size: 2100,
      steep: 0.9,
      flat: 6,
      parts: [
        'A Ab Ache Ad Aga Aki Ako Al Ama Ang Ar Asi Awi Ba Ban Be Bi Bu Che Da De Du E Fa Ga Ge Gi Gu Ha Hai Hi Hus I Ja Jo Ka Kaba Kama Kari Ki Kibe Kima Kinya Kipla Kipro Ko Ku La Le Lo Ma Maha Mba Mbu Me Mo Mu Mugi Muka Musa Muto Mwa Mwe Na Nda Nga Ngu Nja Nje Nta Nya O Oba Odhi Odu Ogo Oko Olu Ome Ondi On Opi Oto Owi Oya Ru Rwa Sa Se Si So Ta Te Tu Wa Wai Wama We Wo Ya Ze',
        'ba be bu cha che da de di ga ge gi go ha i ja ka ke ki ko ku la le li lo ma me mi mo mu na nda ne nga ngi ni njo no ra re ri ro ru sa se si so ta te thi ti to tu wa we ya ye yo -',
        'ba bi bo bwe cha da de di du ga ge go hi i ja ka ke ki ko la le li lo lu ma mba mi mo mu na ndi ne nga ngi ni njo nya o ra re ri ro ru sa se sha so t ta te thi thu ti to tu wa we wi ya ye yi yo zi',
      ],
    },
    given: {
      size: 1400,
      steep: 0.95,
      flat: 4,
      parts: [
        'Ab Ach Ad Ak Al Am An Ar As At Ay Bar Be Ber Cha Che Da De Do E Fa Fe Ga Ge Gi Ha Hal Haw Hus I Ib Is Ja Je Jo Ju Ka Kha Ki Le Li Lu Ma Mak Mar Me Mo Mu Na Nim Nya O Om Pe Ra Re Ro Ru Sa Sal Sel Sha Si Su Ta Te Ti To U Wa Wan Yo Za Ze',
        'a ada aki amo ani ari asha ato awit ayo bel da di dira e eem el ela enda era esh fa gist hara i ia ida ika ima imo in ina ine ira isa ita iya ka la lem li lin ma mia mu na ne ni no ra rina ro sa sha shi ta thi ti u wa ya yo',
      ],
    },
  },
  {
    code: 'dutch',
    weight: 16,
    family: {
      size: 2200,
      steep: 0.8,
      flat: 12,
      parts: [
        '- - - - - van_ van_de_ van_den_ van_der_ de_',
        'Aar Al Am Ap Arn As Bak Bart Beek Berg Bie Blaau Bloe Boer Bom Bos Bou Braam Bra Bree Brink Broek Brou Bruin Buur Corn Dam Dek Dijk Dik Dool Drie Eij Elz Enk Es Fok Ger Gie Gra Groe Groot Haan Haar Hak Ham Har Heij Heu Hoek Hof Hoog Hout Huis Jan Jong Kamp Kap Keij Ker Klaa Klein Klooster Kok Konin Koop Kra Kroon Kui Laar Lam Lan Leeu Linde Loo Maa Mee Mei Mol Mui Nie Nij Noor Olde Oos Ou Paau Peet Plas Pol Pos Pui Rie Rijn Roe Roos Rui Schaap Scha Schoe Schou Slui Smid Snel Spaan Steen Stol Strui Swar Tim Tui Veen Veld Ver Vij Vis Vlie Voor Vrie Waa Wal Wee Wes Wiel Wij Wil Wit Wol Woud Zand Zee Zij Zuid Zwan',
        'aard beek berg boer boom bos brink broek brug burg dam den der dijk donk drecht en ens er eren gaard haus heide hoef horst hout huis huizen huysen je ink kamp ker koop land laar ling loo ma man mans meer mond nen ning nk pel pen ring rs schot se sen ser sma ssen stad ste steeg stra stra tema ter veen veld vliet voort waard wal wijk wijn ze zen',
      ],
    },
    given: {
      size: 450,
      steep: 1,
      flat: 4,
      parts: [
        'Ab Ad Al An Ar Ba Ber Bra Brech Da Dirk Do Ed El Em Er Es Eve Fe Flo Fre Ger Gij Go Han Har Hei Hen Her Hil Hu Ing Ja Je Jo Jur Ka Kee Ko Lam Lee Li Lie Lo Lu Ma Maar Mar Mat Mi Ni Noor Oo Pe Pie Re Ri Ro Ru San Sjo Ste Tee Ti Ton Tru Wil Wim Wou Yv',
        'a anne bert bertus cel co da de der dine dy e ek el elle en er ert es eth ien ijn ik ike in ina ine is je ke ko la leen lies linde lotte ma mar men na ne nie nke nus o ra rik rit ron sje ske ta ter tine tje ts us ven win wine',
      ],
    },
  },
]
