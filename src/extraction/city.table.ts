/** Large cities and ports: alpha-3, English name, other spellings in the five languages. Our own small choice, not a gazetteer. */
const cities = `
VNM Hanoi, Hà Nội, Hanoï, هانوي
VNM Ho Chi Minh City, Thành phố Hồ Chí Minh, TP Hồ Chí Minh, TPHCM, Sài Gòn, Saigon, Hô Chi Minh-Ville, سايغون
VNM Hải Phòng, Haiphong, Hai Phong
VNM Đà Nẵng, Da Nang, Danang
VNM Cần Thơ, Can Tho
VNM Móng Cái, Mong Cai
FRA Paris, باريس, Pa-ri
FRA Marseille, Marsella, مرسيليا
FRA Lyon, ليون
FRA Calais, كاليه
FRA Le Havre, لوهافر
FRA Toulouse, تولوز
FRA Strasbourg, Estrasburgo, ستراسبورغ
ESP Madrid, مدريد
ESP Barcelona, Barcelone, برشلونة
ESP Valencia, Valence, بلنسية
ESP Algeciras, Algésiras, الجزيرة الخضراء
ESP Seville, Sevilla, Séville, إشبيلية
GBR London, Londres, لندن, Luân Đôn
GBR Manchester, مانشستر
GBR Liverpool, ليفربول
GBR Birmingham, برمنغهام
DEU Berlin, Berlín, برلين
DEU Hamburg, Hambourg, Hamburgo, هامبورغ
DEU Munich, München, Múnich, ميونخ
DEU Frankfurt, Francfort, Fráncfort, فرانكفورت
NLD Amsterdam, Ámsterdam, أمستردام
NLD Rotterdam, Róterdam, روتردام
BEL Brussels, Bruxelles, Bruselas, بروكسل
BEL Antwerp, Antwerpen, Anvers, Amberes, أنتويرب
ITA Rome, Roma, روما
ITA Milan, Milano, Milán, ميلانو
ITA Naples, Napoli, Nápoles, نابولي
ITA Genoa, Genova, Gênes, Génova, جنوة
PRT Lisbon, Lisboa, Lisbonne, لشبونة
CHE Geneva, Genève, Ginebra, جنيف
CHE Zurich, Zürich, Zúrich, زيورخ
AUT Vienna, Wien, Vienne, Viena, فيينا
GRC Athens, Athènes, Atenas, أثينا
GRC Piraeus, Pirée, Pireo, بيرايوس
TUR Istanbul, İstanbul, Estambul, إسطنبول
TUR Ankara, أنقرة
RUS Moscow, Moscou, Moscú, موسكو, Mát-xcơ-va
UKR Kyiv, Kiev, Kiev, كييف
POL Warsaw, Varsovie, Varsovia, وارسو
ROU Bucharest, București, Bucarest, بوخارست
EGY Cairo, Le Caire, El Cairo, القاهرة
EGY Alexandria, Alexandrie, Alejandría, الإسكندرية
EGY Port Said, Port-Saïd, Puerto Saíd, بورسعيد
MAR Casablanca, الدار البيضاء
MAR Rabat, الرباط
MAR Tangier, Tanger, Tánger, طنجة
DZA Algiers, Alger, Argel
DZA Oran, Orán, وهران
TUN Sfax, صفاقس
LBY Tripoli, Trípoli, طرابلس
LBY Benghazi, بنغازي
LBN Beirut, Beyrouth, بيروت
SYR Damascus, Damas, Damasco, دمشق
SYR Aleppo, Alep, Alepo, حلب
JOR Amman, Ammán, عمّان
IRQ Baghdad, Bagdad, بغداد
IRQ Basra, Bassora, Basora, البصرة
SAU Riyadh, Riyad, Riad, الرياض
SAU Jeddah, Djeddah, Yeda, جدة
ARE Dubai, Dubaï, Dubái, دبي
ARE Abu Dhabi, Abou Dabi, Abu Dabi, أبوظبي, أبو ظبي
ARE Sharjah, الشارقة
QAT Doha, الدوحة
YEM Sanaa, صنعاء
YEM Aden, عدن
IRN Tehran, Téhéran, Teherán, طهران
PAK Karachi, كراتشي
IND Mumbai, Bombay, مومباي
IND New Delhi, Delhi, نيودلهي
BGD Dhaka, Daca
CHN Beijing, Pékin, Pekín, بكين, Bắc Kinh
CHN Shanghai, Shanghaï, شنغهاي, Thượng Hải
CHN Guangzhou, Canton, Quảng Châu
HKG Hong Kong, هونغ كونغ, Hồng Kông
JPN Tokyo, Tokio, طوكيو
KOR Seoul, Séoul, Seúl, سيول
KOR Busan, Pusan
THA Bangkok, بانكوك, Băng Cốc
KHM Phnom Penh, Phnôm Pênh, بنوم بنه
KHM Sihanoukville
LAO Vientiane, Viêng Chăn
MYS Kuala Lumpur, كوالالمبور
IDN Jakarta, Yakarta, جاكرتا
PHL Manila, Manille, مانيلا
SGP Singapore City
NGA Lagos, لاغوس
GHA Accra
SEN Dakar, داكار
CIV Abidjan, Abiyán, أبيدجان
KEN Nairobi, نيروبي
KEN Mombasa, مومباسا
ZAF Johannesburg, Johannesbourg, Johannesburgo
ZAF Durban
USA New York, Nueva York, نيويورك
USA Miami, ميامي
USA Los Angeles, لوس أنجلوس
USA Houston, هيوستن
CAN Montreal, Montréal, مونتريال
CAN Toronto, تورونتو
MEX Mexico City, Ciudad de México
MEX Tijuana
MEX Veracruz
COL Bogota, Bogotá, بوغوتا
COL Cartagena, Carthagène
ECU Guayaquil
PER Lima
PER Callao
CHL Valparaíso, Valparaiso
ARG Buenos Aires, بوينس آيرس
BRA São Paulo, Sao Paulo
BRA Rio de Janeiro, Río de Janeiro
BRA Santos
VEN Caracas
AUS Sydney, Sídney
AUS Melbourne`

export type City = { readonly country: string; readonly name: string; readonly spellings: readonly string[] }

export const cityTable: readonly City[] = cities
  .trim()
  .split('\n')
  .map((line) => {
    const spellings = line
      .slice(4)
      .split(',')
      .map((spelling) => spelling.trim())
    return { country: line.slice(0, 3), name: spellings[0] ?? '', spellings }
  })
