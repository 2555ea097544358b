/**
 * What Chinese characters become when names are written in Latin letters, and how often: `character latin+cost ... | consonants+cost ...`. Costs are
 * half bits, `-` stands for nothing, consonants are the classes of `skeletonsOf`.
 * Shares were counted over pairs of names in both scripts, letters laid side by side by expectation and maximisation; no name is in it.
 */
export const hanRenderings = `
  一 -3 ichi5 | -2 k7
  丁 din4 tin5 uddin8 dding8 ding8 ddin9 ti9 tine10 rti10 ty12 dine12 rtin12 tyn13 ttin13 | tn0 t8 rt10
  万 van3 wan3 va6 | bn3 n4 b5 -9
  三 san5 | sn5
  不 b2 bu4 | b1
  世 -3 sch7 | -3 s4
  丘 chu4 ciu6 cu7 chur8 cho8 | s2 -5 k6 sr8
  东 to4 don5 | tn2 t3
  丝 s2 th7 se8 ce9 | s1 t7 -8
  丰 phon3 | bn2
  丹 dan3 da5 den6 de9 dam11 din11 ltan11 dem11 tan11 dane13 t13 | tn1 t4 tm8
  主 -1 | -0
  丽 ri3 li7 -8 rie8 re10 ry10 lie10 ly10 lli11 | r1 l4 -7
  久 giu4 | k2 s5 m6 t6
  之 -3
  乌 u1 ou10 ur11 | -0 k10 r10 b11
  乔 jo4 cho5 gio8 ccio8 co9 ggio9 georg9 do10 | s1 k5 t9
  也 ye3 | -1
  买 me3 ma3 | m1
  二 -2 | -1
  于 u4 | -2 s5 k5
  井 i4 | -3
  亚 a1 ya5 ja7 ar11 ia11 ah13 | -0 s7
  亞 a1 ya7 ja10 ah12 ar12 er12 ia13 r13 | -0 r8 s10
  亨 hen1 hun7 gen10 ge10 | kn1 km10
  什 sh2 s6 sz8 che10 sch10 shi10 she11 ch11 | s0
  仁 ren5 nin5 n5 | rn3 n4 sn6
  他 tha3 ta4 | t2
  代 de4 da5 di8 det8 dei10 | t0 nt10
  以 e2 | -2
  伊 i2 y5 e6 j8 eu11 ea12 yi12 -13 | -0
  伍 woo1 wu9 | b2 -3 r7
  伏 vo4 | b1
  休 hu5 hew7 hou8 hugh8 hue8 | k2 s5 -5
  伦 ren3 len5 run8 rom9 llen10 n11 lon12 | rn2 ln4 rm8 n10
  伯 ber2 bur5 b8 bo9 be9 bour11 bor12 bu12 bb13 bir13 byr13 | br1 b4
  伽 ga2 | k1 kr6
  佐 zo2 zzo5 tso9 jor10 zso10 zu11 so11 zel12 | s1 sr9 sl9 kr11
  何 jo3 ho5 | -3 k4
  佛 f5 ver5 fo8 fer9 vo9 for10 vor11 r11 rvard11 ffer11 foe12 lvo12 lver12 | b2 br3 bl8 r9 lb11 rt11
  佩 pe1 per8 pa8 ppe9 pel11 p12 pet12 pey13 | b0 br8
  佳 ja5 ga7 tja7 | s3 k4 -4
  依 i3 y7 e8 j8 ille9 | -1 l7 k8
  侯 h5 hos6 hus6 hu8 | k2 kl6 -7 rt8 r8
  俄 o4 | -1
  保 pau4 bo6 pao6 b9 pou10 | b1 bl8 br10
  信 n4
  修 siu7 tiu7 thew8 s8 tthew8 ciu9 thieu9 | t4 s4 -4
  倫 ren3 len5 llen9 run9 n10 lun10 lum11 llan11 ran11 lon12 rum12 llon12 lan12 hren13 lenn13 hlen13 | rn2 ln3 lm10 rm10 n11 r11
  傅 fu3 | b1
  傑 je5 ge6 ja6 ger7 j9 jay9 jef11 dger11 ze11 jes12 geof13 gi13 | s3 k5 -6 kr6
  僧 seng2 | sn2
  儒 ju3 | s3 r3
  優 yo3 | -1
  儿 r1 | r1
  允 y2 yin4 | n1
  光 ko3 | k3
  克 k3 c5 ck6 ke8 x9 ch10 ker10 -11 cke12 que13 | k0 kr9 s9 -11
  兒 r4 l5 ll6 -7 | r3 l3 -7
  內 ne1 na10 nel11 net11 e12 nay13 n13 | n0 -10 nt10 nr11
  八 ba2 | b2
  公 -1 g5 | -1
  兰 ran3 lan4 land9 lam10 lin11 lain11 ram11 la12 rin12 len12 llan12 re13 ra13 | ln3 rn3 lm9 nt9 r10 l10 rm11
  其 chi4 che6 -6 | s2 k5
  兹 z2 tz7 ds9 ze10 zi10 s12 d12 se12 | s0 ts9
  内 ne1 na10 net11 e11 nne12 | n0 -9 nt10
  冈 gan4 gon5 gun5 | kn1
  农 non2 nong5 | n1
  凡 van2 fan5 ve9 vin10 | bn2 b4 n9
  凯 ke4 ca5 ka7 kie9 kel10 che10 kai10 quet10 ky11 kei11 chuy11 | k1 -8 kt9 s9
  凱 ka5 ke5 ca6 kay8 kai9 kel9 cai10 ki11 cay11 k11 ky11 che11 chet12 kei12 c13 chae13 kaye13 keye13 | k0 s9 -11
  出 chu2 | s2
  切 che3 ce4 cie11 tche11 ch11 chet12 cze12 cel12 tsche12 tchel12 cche13 cho13 cha13 chi13 | s1 -5
  列 le2 re5 lle9 ri11 rie11 lie11 lje12 glie12 l12 li13 la13 llia13 hla13 llie13 | l1 r4 -10 lt11
  別 be1 bie5 | b0
  利 li3 ley6 ri7 lli8 ly8 le9 lly11 ry12 lie12 l12 i13 ll13 | l1 r6 -11
  别 be1 bie5 | b1
  剌 la2 | l1 r5
  力 li4 ri5 l9 | l2 r4
  加 ga1 gar6 ja10 gha10 ka11 ca13 gaar13 | k1 kr6 s10
  努 nu1 nou7 no9 u10 noo10 n11 nor13 | n1 -7 nr11
  劳 lau3 rau4 rou8 lao8 l10 lou10 | l2 r3
  勃 b3 bo4 | b1 br7 bl7 -7
  勒 ler4 le4 l6 ller7 lle8 re10 r11 hler12 -12 lo12 la13 | l2 lr3 r7 -10
  勞 lau3 rau6 law8 laugh9 rou10 raw10 lou10 row10 l10 lo11 leo11 ro11 | l2 r3 lk10
  包 bo4 | b1
  匹 pi1 | b1
  华 wa5 war5 wor6 ouard6 | b5 br5 rt5 r6
  卓 tro6 | tr2 s5 rn7
  南 nan1 nam8 n9 nen11 | n1 nm7 -8 nt10 nk11
  博 bo1 b9 ber9 bor10 bou11 po11 bur13 bon13 bu13 | b1 br6 -10 bl11
  卜 b0 p9 | b0
  卡 ka3 ca3 car7 kar10 k12 kha13 cu13 | k0 kr6
  卢 lu2 lou7 ru9 llu9 lo10 | l1 r9 -10 rt11 lk11
  印 in1 | n1
  厄 u4 er6 e6 eu8 o8 ha9 ear10 ur10 ir11 her11 | -2 r4 k6
  历 lex3 | lk2 l5
  古 gu2 goo7 gou9 ku10 co10 cu10 g10 ko10 ghu12 cola12 kola12 go13 gui13 | k0 -10 kl10
  可 ko4 co5 -7 chael8 ke9 cole10 ker11 c11 | k1 kl7 sl7 -8 s11
  台 tai3 | t1
  史 s0 sch8 stra13 | s0 st9
  叶 ye3 e4 ya8 er8 | -1
  司 s2 | s1
  各 co3 ko5 | k1
  合 h4 | k1 -4
  吉 gi3 ji7 ge7 gui9 j10 rgi11 gy11 g11 ghi11 ki11 dji12 -12 ggi13 | k1 s5 -8
  后 -2 | -2
  吕 lu4 ru5 ry6 | r2 l3
  呂 lu4 ru5 ly6 | l2 r3
  呼 khuu5 khu5 hu5 | k2 -6
  和 ho5 | -4 s5 k6
  哈 ha2 har5 kha8 h11 ja11 cha12 hard12 haa13 hu13 hut13 | k1 kr6 -6 r9 s10
  哥 go3 co7 ko7 g9 ge10 -10 clo10 | k1 kl8 kr8
  哲 dze6 zhe6 | s4 -5 kr6
  唐 don3 dow7 tang7 tao8 | tn2 t3
  喬 jo3 gio8 cho9 chau9 jor9 joe9 ccio10 chow11 djo11 georg11 g11 chou11 | s1 k5 -7 sr9
  嘉 ga4 car7 ka7 ja8 gar9 gaard9 g9 | k2 kr5 s6 rt9
  嘎 ga3 | k1
  嘞 l3 | l2
  因 in1 ine7 n9 ne10 im11 yn12 | n0 -9
  图 tu2 tou8 thu9 to9 tus10 tur10 t10 | t0 ts9 -10
  國 -2 | -2
  圖 tu2 to8 tou9 too10 t11 thu12 | t1 -8 tr9 tl11
  圭 gui4 guer6 | k1 -5
  地 ti5 di6 | t1
  坎 can3 kan6 kam6 cam6 kem10 ka11 cun11 camp12 ucha12 | kn2 km4 k7
  坡 po2 | b2
  坦 tan3 tein4 ta8 ten8 tam9 tin10 tem11 te11 | tn1 t7 tm8
  埃 e1 er8 he11 ei11 a12 ae13 ai13 | -0 r9 k9
  域 vic2 | bk2
  培 baco5 | b1
  基 ki2 ky5 chi10 gi10 ke10 i11 kie11 key12 kee12 qui12 kiy13 | k0 s9 -9
  堅 kin4 | kn2
  堡 berg3 burg4 | rk1
  堤 ti3 | t1
  塔 ta1 tta8 tha9 tar10 tu12 | t0 -9 tr10
  塞 se2 ce6 sse7 sa9 the11 ze11 sset12 s13 ser13 | s0 -9 t10 sr10
  墨 me5 mur7 mus7 | m2 mr4
  士 s2 lace9 ast10 | s1 ks8 st9
  夏 sha5 cha6 ha8 char8 scha8 shar8 har9 shi12 | s2 sr6 kr8 k9 -9 sk11 ks11 t11
  多 do1 dor8 to10 -12 o13 | t1 tr7 -8
  夢 mon3 | mn2
  大 -3 dr5 da6 der8 o9 dar9 dre9 | t3 tr3 -5
  天 -2 t8 ama8 ten9 | -2 tn5 m7 t7 k9
  太 ta4 | t1
  夫 v2 f5 ff7 w7 ve10 | b0 -6
  失 shi3 sh4 | s1
  夸 qua4 cqua5 | k1
  奇 c3 ch5 chi8 dge9 ci9 cci11 ki11 tch11 ge11 cz12 che13 ky13 | k2 s2 -8 tk9
  奈 ne4 nai6 nei8 nel8 ni8 ny9 na9 knigh10 net10 e10 nay11 nes11 | n1 nt8 -9 kn10
  奎 qui4 que5 qvi8 qu8 kwe9 cue10 qua10 guez11 rque11 rqui11 equie11 | k1 kb8 rk9 nk10 ks10 kr10
  契 ci4 ch5 che7 chi7 cci9 c10 tche10 | s1 -7
  奕 yi2 | -2
  奥 o1 au8 a11 ou11 or11 ho12 -12 ot13 | -0
  奧 o1 au8 or12 a13 ho13 | -0 k11
  奴 nu4 o5 no7 ho7 | n2 -4 l7
  如 nyo3 ru4 | r3 n3
  妮 ni3 ne5 e7 nie8 i10 ney10 nee11 y11 ie11 ny12 | n1 -4
  妲 da3 | t2
  姆 m1 me8 mu11 ham12 mm12 -13 | m0
  姬 hime7 dget8 aige8 i8 | k2 s7 kt8 km8 -8
  姿 z4 | s1
  威 wi3 wel7 we7 way9 ve9 wil9 vi9 wei10 wee11 wy12 wie12 wai13 wa13 well13 | b2 -3 bl11
  娃 va0 wa10 a11 eva13 ova13 | b0 -7
  娅 a2 ya4 ja9 | -0 s8
  娜 na1 a6 ne8 | n1 -5
  婆 va3 | b1
  婭 a1 ya5 ia7 | -0
  嫩 nen2 | n2
  子 i5 o5 a5 -7 zi7 | s3 -5 k6
  孔 con2 com5 kon7 | kn1 km5
  孝 ko3 | k2
  孟 men5 | mn1 m5
  季 ti4 di5 dzi7 dy7 de9 ji9 ty9 | t1 s5 -8
  宁 nin4 nen4 ning4 | n1 -6
  宇 u2 | -1
  安 an1 a9 am10 en10 ane12 n13 enne13 | n1 -7 m9
  宋 so3 | sn2
  宗 -3 jong4 zon7 | sn2 -4
  容 jun5 jung5 | sn1
  宾 bin3 bi6 | bn1 b4
  密 mi2 mid7 my8 me8 mith8 | m0 mt9
  寇 ko4 co5 ku9 kor9 cor9 | k1 kr5 kl8
  富 fu2 fou8 fur8 foo8 fus9 f9 | b1 br7
  寒 han2 | kn2
  察 tsa4 za7 ca7 | s1 k7
  寧 nen4 ning5 nin6 ling9 ing9 | n1 -7 ln8 rn8
  寶 bo6 | b2 bl5
  小 s4 k5 | s3 -5 k5
  尔 l3 r3 er10 ll10 le11 re11 -12 el13 | l2 r2
  尚 cham5 chan7 shan7 | sn3 sm4 n7
  尤 yu4 ju5 eu6 u7 you8 yo10 jo10 iu11 ew11 ugh12 juu12 | -1 s4 k9
  尼 ni2 ne8 ny8 ney9 i10 n10 nie11 e11 gn12 | n1 -6
  居 gu4 ju6 cu6 | k2 s6
  山 an3 san5 shan7 -8 sa8 yama9 sha10 | sn1 s5 m9
  岑 zen4 tzen4 | sn1
  岡 gon4 gun6 gan6 | kn1 k6
  崔 tre5 tri5 tra6 trea8 | tr1
  川 -4 kawa6 | -4 k5 sn6
  差 cha2 tcha6 | s1 st5
  巴 ba1 bar6 bu9 pa10 b12 bha12 bba12 | b1 br6 -9
  布 b1 bu6 bou10 bb13 v13 | b0 br11
  希 hi4 ch6 si7 shi7 sh10 he10 hea10 chi11 ci11 g11 hil11 h12 schi12 hy12 hee12 she13 sch13 khi13 s13 | s2 k3 -6
  帕 pa1 par7 p11 ppa11 po13 pal13 | b1 br7 -8
  帖 te3 | t1
  帝 ti3 di6 | t1 -8
  師 -3 | -4
  席 si5 schi6 se7 ci9 schil9 shi9 thi10 sy10 sie10 | s1 t8 -8 sl10
  干 gaan4 | kn2
  平 pin1 pping8 | bn1 b7
  庇 pi3 ppi5 | b1
  库 ku3 cu4 cou8 chu10 coo10 co11 khu11 qu12 kou12 kuh13 | k1 -6 kr10 s11
  底 tes3 | ts2 t4
  庞 pon4 | bn1
  度 do4 du6 ldo6 tu7 | t1 tl7
  庫 ku2 cu4 coo9 cou9 kou10 khu11 co13 qu13 kul13 | k0 -7 kl11
  康 con2 kon6 can8 co8 kan8 corn9 com10 cum12 | kn1 k4 km8
  廉 lliam2 | lm1
  廖 re4 le5 lyo5 ryo5 | r3 l3
  延 yan4 yen5 | n2 sn6
  廷 tin2 ting5 ttin8 urtin9 | tn0
  开 che2 | s2
  弗 f2 v7 ver7 fo11 ve11 fer11 ffer11 ph11 fe12 | b1 br5
  弘 hong1 | kn1
  弥 mi2 | m1
  強 john3
  彭 pen3 ppen7 pon7 pone8 p8 pan9 | bn1 b6
  彻 cher4 che4 | sr2 s3
  彼 p1 pi7 pe8 | b0
  得 eter5 et6 d6 de9 -9 yotr10 iotr10 | tr2 t3 -9
  德 d2 de4 der8 -13 rd13 | t0 tr7 -11
  徹 che5 | sr3 -4 s4
  忠 chung2 | sn2
  忽 qu4 hu5 | k1
  怀 whi5 wy5 wigh6 wi6 | b1 k6
  思 th3 s3 us9 rx10 | s2 t3 -8
  恩 n3 ne5 en6 hn9 rn9 on10 an10 in11 nn11 em13 e13 | n1 rn8 kn9 -10
  恭 kul3 gong5 | kl3 kn3
  恰 cha2 ca4 cea8 | s1 k5 -7
  惠 whi4 hui6 whea6 whit7 hu8 whee8 | b1 k4
  愛 e2 a5 ai8 | -0 t8
  慕 mu2 | m1
  懷 whi4 wy4 wi6 | b1 -7 bl8
  戈 go1 gor9 ga11 gho11 gue12 g12 ko12 gol13 | k0 kr8 kl10
  成 cheng5 | sn2 s4
  戴 de4 da4 dy9 del9 dai10 d10 te10 dei10 day10 di10 ta11 dia11 dye12 des13 | t0 tl11 -11
  所 so3 | s2
  扎 za1 ja7 zza8 zha10 zar11 a13 sa13 | s0 -9 sr11
  托 to1 tor8 tto9 tho10 t11 | t0 tr8 -10 tl10
  扬 an4 jan4 yan5 ion7 | n2 sn4 -7
  拉 ra2 la3 lla9 | r2 l2 -11
  拜 bai5 by6 bye6 bay6 be8 bei9 b10 bia10 | b0
  拿 na4 ra6 la6 ler7 a7 ner9 nap10 | n5 l5 r5 -6 lr6 nr9 nb10 kn10
  捷 te5 de7 tier8 tje9 che9 | t3 s4 -6 k6 tr7
  提 ti2 t7 tti7 te7 ty9 thi10 tee11 tie13 | t0 -9
  揚 yan3 jan3 an7 ja8 young10 ioan10 jons10 | n3 sn3 -6 s7 rn10
  摩 mo3 mor7 ma8 more8 mol9 mu10 mose10 moor10 mou11 a11 m11 | m1 mr6 ml8
  撒 sa3 tha5 esar8 | s2 t5 sr6 -7
  敏 min2 -6 | mn1
  教 -3 | -2 k5
  敦 dun4 don6 | tn1 tm6
  文 vin4 ven5 wen8 van9 win9 man9 vern10 ving11 vyn12 vine12 von12 men12 v13 n13 | bn1 n6 mn7 b11 rn11
  斐 phae4 | b1
  斯 s1 -10 z11 ss12 ce12 th12 se13 | s0
  方 fon2 lfon6 | bn1
  施 sch2 s3 sh8 se12 ci13 ce13 shi13 sil13 | s0
  日 zh6 rzy6 zi7 ge8 zhi8 ri8 r9 re9 | s3 r4 k6 -7 rs8
  旺 wan4 wang5 van7 | bn2 n3
  昂 on2 o6 an8 en8 ao10 | n1 -6
  昆 quin3 kun4 quen8 | kn0
  昌 chang3 | sn3
  明 min1 ming9 m9 mming10 me10 mun10 mine11 | mn1 m6
  易 i2 ouis6 | -0
  春 chun3 shun4 | sn2
  普 p1 pu7 pp9 pe9 pou11 po12 | b0 br10
  曉 sho3 | s3
  曼 man1 mann5 men11 ma13 | mn0 m10
  曾 zen4 tsen4 | sn1
  朔 scho1 | s1
  朗 ran5 ron7 lang7 lan7 rown9 lon9 long9 rand10 rent10 lun10 rum11 len11 run11 rang11 lo13 rowne13 raun13 | rn2 ln3 nt7 rm10 r11 n11 lm11
  木 m2 mu5 i8 | m1 k7 sr9
  末 ma5 | m2
  本 ben2 burn7 ppen10 borne11 beng11 pen11 pburn11 bbon11 bun11 | bn1 rn5 b8
  札 za2 zar7 ja8 zza8 | s1 sr7
  朱 ju3 giu6 dzhu10 | s1 k5 -8
  朵 do3 tal6 | t2 tl4 tr5
  李 li4 ri6 le7 lie7 lee8 -9 yi10 leigh10 | l2 r5 -6 lk10
  村 o5 | -4
  杜 du2 do7 dou7 tu9 to10 doo11 d11 dul12 dur12 dhu12 t13 dew13 | t0 -9 tr11
  杰 je6 ge6 de7 j8 jef8 jer9 ja9 ce10 ger11 jac11 dger11 | s3 k6 t6 kr7 sr7 -8
  東 to3 tone6 don6 ton9 | tn2 t3
  松 son3 sson4 sun7 zon9 on9 song10 | sn1 kn9 tn9
  林 lin3 rin5 ling7 ring10 lling10 llin10 lyn10 reen10 lim11 rling12 ren13 n13 | ln2 rn3 lm10
  果 go2 | k1
  柏 ber3 bo8 pa8 b9 bur9 per9 p10 bir10 be11 par12 | br2 b3 bl10 bt11
  查 cha2 char6 ja9 za10 tsa11 ca11 tra11 chu11 chard12 zar12 cza12 ch12 rchar13 | s1 sr5 tr10 k10 -10 rt11
  柯 co4 ko5 kir7 cor8 k8 col9 cur10 c11 ke12 ker12 | k1 kr4 kl8
  柳 liu4 lyu5 lju5 riu5 | l2 ls5 r6
  柴 chi4 | s2 -5
  根 gen3 gan4 n9 ggen9 gun11 agan11 ge11 igan12 | kn0 n10
  格 g2 ger6 ge7 gg10 gue11 go12 -12 | k1 kr6 -9
  桑 san2 son8 sam8 sun8 ssan9 sang12 sen12 than13 | sn1 sm7 s9 tn11
  梅 me1 ma8 may10 mme10 m10 mer10 mai11 mei12 mel12 mey13 mae13 | m0 mr11
  梨 ri4 | -4 l4
  梭 so4 sso5 | s1
  梯 ti3 | t1
  森 son2 sen4 sson7 ssen10 cen12 on13 n13 than13 zen13 essen13 | sn0 sm11
  楊 jan5 | n3 sn4
  楚 chu4 zu7 tru8 cu8 cho8 | s2 tr4 -7
  榮 jun4 | n4 sn4 rn5
  樂 lo4 le4 | l1
  次 -4 | s2 -4
  欣 hin4 him5 khin7 | kn3 sn4 km5
  欧 o3 eu6 ou7 | -1 l7
  欽 chin3 cin6 | sn0
  歇 che3 rshal8 | s1
  歐 o1 ou10 eu10 ol11 au11 or11 al12 all13 | -1 l8 r8
  武 vu3 bu8 m8 | b1 m6 -8
  歷 lex4 le5 leks6 li8 lek8 | lk2 l3 k8
  比 bi2 by6 b8 be8 pi10 bie10 bea10 bee11 vi12 bu12 bby12 bbi13 | b0 -9
  毛 mau2 | m1
  永 yon4 yom6 youn6 | n3 m5 -6
  汀 tin3 tine7 dine7 ten8 din9 tein9 | tn0
  汉 han2 ha7 ham9 | kn2 k5 km7 -8 n9
  汗 han3 khan4 | kn2 n5 -6
  江 jan3 | sn1
  汪 wan3 | bn2
  沃 vo4 wo6 wa6 wor8 war8 wal8 worth10 wer10 ver11 wol12 lo13 ve13 wou13 wat13 | b2 r6 -7 br7 bl9 l11
  沙 sha3 sa4 scha8 cha8 za10 sar11 shar12 char12 sul12 s13 shan13 | s1 sr7
  治 ch6 i7 e7 rgio8 cchi8 g8 | s3 rk4 k6 rs7 -7
  法 fa2 f7 far7 ffa10 pha10 va11 -11 fer12 fe13 | b1 br7 -7
  波 po2 bo5 por10 pol11 p11 per12 ppo12 b12 bor13 pou13 | b1 br7 -7 bl10
  泰 te3 ta6 tai8 ty9 ti9 tei9 the9 t10 thai11 ted11 tay12 tte12 tet13 ter13 tae13 | t0 -7
  泽 ze3 dze8 se8 ser8 zer9 see9 z10 ese11 e12 | s1 sr5
  洛 lo2 ro6 llo8 low10 o11 | l1 r5 -11
  津 zin2 | sn1 s7
  洪 hon3 jon6 hum7 | kn2 sn6
  活 wood2
  派 pi4 pa4 pai6 pe8 p8 py8 | b1 -7 bn10
  海 hei4 he5 hai7 hay7 ha7 hy8 h9 hi11 hea11 hae12 hel13 hey13 | k1 -5 kl11
  涅 ne2 nie6 gne7 e10 nje11 | n1 kn6 nr9 r10
  温 win2 wyn7 wan8 | bn2 n3
  湯 to4 tom6 tho6 town7 | t2 tm5 tn5
  溫 win2 wen6 wein8 vin8 wyn8 | bn1 n4 b9
  滕 ten1 tten6 | tn0 tm9
  漢 han2 ham6 hen7 ha8 hum11 hon11 hem11 bha11 | kn2 k5 km6 m10 rn10 -11 b11
  潔 ja4 ge4 jes5 | k3 -4 s5
  潘 pan2 pen8 pain9 pai10 pam10 pa10 phan10 ppen11 | bn1 b5 bm10
  澤 ze3 dze6 zer7 z9 se9 ser10 -10 zier11 xa11 ese12 | s1 sr5 -9
  濟 zi2 ji5 | s1
  火 huo2 | k2
  灵 rring2 | rn2
  烈 re3 riy7 | r1 rs7 l7
  烏 u1 wu8 ou10 ul11 w12 oo12 us12 | -0 b9 r11 s11
  热 ge5 re5 ze6 ger7 | r4 s4 k5 kr6
  焦 jo4 | s3 k3
  然 zhan4 ran5 | sn4 rn4 n6
  熱 ge2 ze6 | k2 s4 -7
  爱 e2 | -1
  爵 -2 | -2
  爾 l2 r4 ll9 le9 er9 re12 el12 -12 lle13 | l2 r3 -11
  牙 ya1 | -1
  特 t2 te6 tt8 ter8 tte10 tter12 th12 d12 | t1 tr7 -9
  狄 di3 de5 the8 ti8 d8 dyla10 | t1 -8
  猜 chai2 | s1
  玉 yu4 | -2
  王 -2 u7 n8 wang9 wong9 | -1 bn7 n8 b9
  玛 ma1 mar6 maa9 rme11 | m1 mr6
  玻 bo1 | b1
  珀 per2 pe5 pper7 pur9 | br1 b4 r9
  珉 m2 | m1
  珊 san4 zan7 shian8 | sn2 -5 n6 s8 sm8
  珍 jen5 jean6 ja6 jan7 n7 | sn2 s3
  班 ban2 ben5 pan10 bun11 | bn1 b7 bm10
  理 ri4 li7 r7 orie7 | r3 l4 rs6
  琪 chi7 ke7 cki7 ch8 ckie8 cky8 gie8 | k2 s3
  琳 lin6 lyn6 rin6 rine7 ri7 line9 reen9 leen10 n11 ileen11 ine11 rlene12 leine12 rene12 rinne12 | ln2 rn3 r8 n9
  琴 chen2 | sn1 kn7 n8
  瑙 nau2 | n1
  瑞 ri4 re4 ry8 ra8 rie9 r10 rry10 rey11 rai12 rei13 | r0
  瑟 se5 ther6 ser6 the9 sser9 sse10 rthur10 cer11 ce11 th11 sher12 tha12 thur12 sor12 sur13 cel13 s13 thi13 | s3 sr4 tr5 t6
  瑪 ma1 mar7 m12 mal12 | m1 mr6 -10
  瓊 jon5 | sn1
  瓜 gua3 | k1
  瓦 va2 wa4 var10 la11 ois11 val11 war12 ba12 wal12 is13 wat13 | b1 -4 l11 r11 br11 bl11
  甘 gan2 gam6 kam9 ga9 | kn1 km4 k7
  生 son3 | sn1
  甫 v3 | b3 -4
  田 a6 -7 i7 | t3 s5 tn6 -6
  申 shin5 shen5 schen5 sen8 | sn0
  留 riu3 lyu6 | l3 r4 -5
  畢 bi3 pi6 bu9 | b1 bl9
  略 llo3 lho5 lio7 lliot7 | l1 rs6
  當 dam3 don6 | tm2 tn3
  登 den2 don7 dden10 rdon11 dem11 lden11 ten11 en12 ton13 gden13 | tn0 tm9
  白 beth5 b6 be6 | b2 bt4
  的 -1 | -2 t4
  皇 -2 a7 ei8 mu8 o8 i9 oku9 | -0 k9
  皮 pi1 pe9 pie9 pea9 ppi9 p9 pee11 py11 | b0 -11 br11
  盖 ga4 gai6 gei8 ge9 gey9 gue9 | k1 -7 ks9
  盧 lu1 ru7 lou8 roo11 llou11 | l1 r6
  相 syan2 | sn1
  真 gen6 | sn3 kn5 s5
  碧 bi4 pi7 | b1
  祖 zu3 jo7 ju8 zo9 zou10 -10 | s1 -7 k9 sl11
  祜 hu2 | -2
  祥 xiang1 | sn2
  福 for4 fo5 f7 fu8 vo10 ford10 pho10 ffor10 fou11 fal12 fau12 fort12 fow12 faw13 fol13 fuku13 | b2 br4 rt9 bl9
  禾 vo4 | b2 -4
  科 ko2 co4 cor9 k10 ke11 c12 cho13 kor13 cco13 | k0 kr8 -9
  穆 mu2 mo6 mou8 m8 moo11 mul11 mur12 meu13 | m0 ml11
  積 j4 | -3 ls5
  立 li4 ri6 le8 oli8 | l2 r5 rt8
  第 di3 | t1
  答 da2 | t1
  策 tze4 tse5 ze5 tzer6 | s1 sr5
  簡 can4 | kn2 sn4
  米 mi1 my8 me9 mee11 mie12 m12 mmy13 | m0
  約 jo2 yo6 jor9 io10 yor11 gio11 | s3 -3 sr7 k10 r10
  納 na2 ner5 ne9 nar9 nu12 er12 nor13 n13 a13 | n1 nr4 -9 r9
  紐 new3 nu6 neu8 nue8 ue8 niu9 uelle9 | n1 -6 l9
  素 su5 zo8 usse8 so8 ssell8 s9 suk9 | s1 sl5 -8 sk8
  索 so2 sso8 thor9 sou10 zo10 sau11 tho12 sor12 s13 sa13 | s1 -9 tr9 sl10
  紮 za2
  紹 sho3 | s1
  絲 s2 th8 ce8 se9 ss9 e10 z12 | s0 t9 ks11 rs11
  維 vi2 ve6 wi7 we10 ver11 vy11 v12 wel13 vie13 | b1 -6 br10
  繆 mu3 mue5 | m1
  约 jo3 yo3 jor8 yor9 io10 | -2 s4 sr7 r10
  纳 na1 ner6 ne9 a11 nar12 nu13 | n1 nr5 -9
  纽 new4 neu5 niu5 | n1
  维 vi2 ve7 wi7 we9 vy12 v13 vei13 ver13 | b0 -7 bk11
  缅 men1 | mn1
  罕 ham4 ha5 han6 | k1 kn7 km8 rn8
  罗 ro1 lo7 ru12 llo12 r12 roe12 roh13 | r1 l6
  羅 ro1 lo7 ros12 -13 r13 | r1 l6
  美 me3 mi5 ma9 m9 mel10 -10 | m1 ml8 -10
  義 i5 ye5 | -1
  翁 on2 un7 von7 um8 | n1 bn7 m7
  翠 tri4 tre7 | tr1
  翰 han3 hn4 gham9 | kn1 k5 n8 km8
  考 co4 kau6 ko7 cal8 cor9 cau9 cow9 kow10 cour10 cou11 caw12 | k1 kr7 -7 kl8
  耐 ne3 | n1
  耶 ye4 e5 je6 er7 yer9 ya10 y11 j12 ille13 yi13 | -1 r5 s6 l10
  聖 san4 -5 s5 st6 | sn2 -4 st6
  肖 shaw4 sho6 shau8 cho8 scho9 sha9 sea9 | s1 -9 sr9
  肯 ken2 cken8 kem8 con10 kin10 can10 ke11 coln12 cen12 acon12 in12 | kn1 km7 k8 sn8
  胡 hu3 ju6 hoo6 hou9 ho9 khu11 | k2 -5 s6 b10
  腾 ten2 | tn1
  臣 son3 lson6 sen6 chen8 | sn0
  舍 she5 sche6 se6 sher8 che8 sa10 scher11 sch11 | s1 sr6 -10
  舒 shu4 schu4 su7 sch7 sh9 ch10 scho11 | s0 -8
  良 rian4 ryan7 lhae8 | rn3 ln4 l7 r7
  色 se4 | s2
  艾 e3 a4 i7 ay9 ai10 el11 ei11 al11 ey13 ar13 | -0 l8 r11
  芒 man6 mount6 mao7 mand7 mun7 | mn2 m5 nt7
  芙 v5 f5 ve5 ph8 ff9 | b0
  芬 fin4 fen5 fan7 ffen8 phine9 ven10 finn10 ffin10 pha11 phin11 phan12 | bn1 b6
  芭 ba2 bar5 | b1 br4
  苏 su1 so8 sou9 zu9 soe9 s11 soo11 ssou12 | s0 -9
  若 ro4 jo5 | s3 r3 k8
  英 in2 en5 ing9 | n1 s9
  茂 mou3 | m1
  范 van3 fan5 | bn1 b7
  茜 ci6 | s1 -5
  茨 tz3 ts5 z5 c6 tes11 tts11 ates13 s13 | s1 k7 -8 ts9
  茱 ju1 | s1
  茲 z2 tz7 ds9 zi9 ze10 ts11 zzi12 zy13 des13 e13 s13 x13 cz13 | s0 ts8 -11
  茵 in2 | n1
  荷 ho5 hol5 he8 ha8 re8 jo8 hel9 h9 haal9 | k2 l7 kl7 r7
  莉 li3 ri6 ly8 lie9 ley9 lly9 le9 lli10 lee11 ry12 l12 rey12 rie12 llie13 lea13 i13 ali13 | l1 r4 -8
  莎 sa2 sha6 ssa7 za8 tha9 se10 shar12 | s0 t9 sr11
  莫 mo1 mor9 mau10 m11 mer11 mou12 me13 mu13 | m0 mr7
  莱 le2 la8 re8 lai8 rai10 lei10 rei11 lle11 ly11 li11 ra12 e12 ley12 ry13 lay13 ri13 | l1 r5
  莽 mang2 | mn2
  菜 na2
  菩 bhu3 | b2
  華 wa4 va6 war7 ver9 wahl10 ward10 ewart10 joaqu10 wor10 | b3 br6 rt7 -7 r7 s8 bk9 bl10
  菲 fi3 fe6 fie7 phi7 ffi11 phy11 f11 phe12 vi12 fel12 feld13 fer13 ffey13 field13 ffe13 | b0 -8 bl10
  萊 le3 la8 re9 lei9 ri9 lai10 ly10 li10 lay10 ry11 rei11 ra11 let11 rai12 l12 lea13 rie13 | l1 r4
  萨 sa1 ssa7 za8 sar10 a12 sha12 | s0 -9 sk10 sr10
  萬 van3 wan4 va6 | bn2 n4 b7
  葉 ye2 et6 ette7 | -1 t5
  葛 g2 gar10 guer10 god10 ga11 | k1 kr7 kt10
  蒂 ti2 tti6 ty8 di8 te8 tie11 thi11 tty12 t13 tee13 die13 dy13 rty13 | t0 -9
  蒙 mon2 mun7 mond9 mmon9 mont10 men10 mo13 mu13 | mn1 nt7 m8
  蓋 ga4 gai6 ge7 gu9 gei9 gay9 ghe9 gue10 gar11 g11 hey11 | k0 -9 kr11
  蓬 pon4 pong6 pom6 phon7 | bn1 bm6 bl7
  蓮 le5 ren6 la6 llian8 | l3 ln3 r6 n7
  蔻 ko4 | k2 kl4
  蕭 shaw4 xiao5 | s2 -5
  蕾 re3 le5 lei7 ley9 | r2 l3 -6
  薇 vi3 ve5 we8 | b1 -6 bl9
  薛 s7 che7 | s1 sr7
  薩 sa1 za7 ssa10 su10 sar10 tha12 so12 s13 saa13 sut13 sah13 | s0 -9 sr10
  藍 lan4 ran6 len7 | ln2 rn6 lm7
  藤 to5 | t4 tn5
  蘇 su2 so7 sou8 s9 soo12 | s0 -10 sk11
  蘭 ran3 lan3 land8 len10 lam10 ren11 llan12 ram13 | ln2 rn3 nt7 lm10 r11
  蘿 ro3 lo4 lor7 lauri7 | r3 l3
  蜜 mi1 | m1
  衣 i2
  裡 ri2 | r1
  裴 pe2 | b2
  西 si3 ci6 ssi8 sy10 i10 ce10 se11 s11 cy11 sey11 sie12 the12 sh13 | s1 -6 t11
  覺 kaku3 | k1
  許 sh2 sch6 ch8 | s1 k9
  訶 ha2 | k2
  詹 gian5 jen5 ja5 jan6 giam7 gen8 | sn4 kn4 s4 km7
  諾 no1 nor8 o8 kno12 now13 n13 | n1 -8 nr8 kn11
  謝 she4 se5 che7 sche9 sha10 sze10 sey10 kjel11 sh11 sya11 | s1 -8 sr9 ks10
  譚 tan4 | tn2 tm4
  让 jean1 | sn3
  诺 no1 o9 nor12 nau12 naud13 not13 | n1 -8 nt9 kn10 nr11
  谢 se4 she5 sche8 sheik10 sher10 | s1 -8
  豐 fon1 | bn1
  豪 hau3 how6 hou7 house7 howe8 ho9 jo10 | k2 -3 s8
  貝 be1 ber7 ba8 bel9 bai11 b12 pe13 | b0 br7
  貢 gun3 gon3 | kn1 k7
  費 fe3 fi6 fer6 fa9 f9 fai9 ve11 fre12 fy12 fay12 fei12 fie13 | b0 br9
  賀 ho5 hor7 | k4 r5 kr6 t6
  賈 ja3 jar6 ju7 gar10 dja10 | s2 -6 k6 sr6 kr8
  賓 bin3 bing8 bbin8 ben8 pen8 pin10 byn10 pi10 | bn0 b10
  賴 ri5 rei5 wrigh7 lai8 ryo8 ry9 | r1 l5 rk7
  賽 se6 sa6 s7 sy8 sei8 sai9 ce10 sse11 sey11 cer11 dsey11 urcel11 cel11 | s1 -8 st9 sl10 sr11 ts11
  贊 za4 zan5 zam7 | s2 sn4 sm6
  贝 be1 ber6 ba10 pe11 bei12 bey12 b12 | b1 br6 bk11
  贡 gun4 gom4 gon6 | kn2 km4
  费 fe2 fer6 fi7 fei10 f10 fai11 ve11 | b1 br7 -10
  贾 ja1 | s1 -7 k9
  赖 rei3 rai6 | r1
  赛 se5 sai6 ce7 say8 sa9 cy9 | s1
  赞 zan5 zen6 | sn1 s5
  赤 -3 | s2 -5
  赫 h4 he5 ch5 her8 kh8 ge10 hu11 hur11 ho12 hel12 che13 je13 cher13 ha13 | k2 s5 kr6 -6
  跋 a3 | b2
  路 lu3 l6 o7 ro8 ru9 lou9 lo10 -11 rud11 iro12 | l1 r4 -7
  載 zai2 | s2
  辛 sin3 cin8 sing9 ssin9 hin10 shin10 zin10 sen10 sim10 san12 schin12 zyn12 ssing12 chin12 ssine12 | sn1 sm8 kn9 s10
  農 non2 | n2 -4
  达 da1 dar9 ta10 d11 dha11 a12 t12 tta13 | t0 tr9
  迈 me5 mei7 ma7 m7 mai7 maie9 may9 | m0
  连 ren3 len5 | ln3 rn3
  迦 a4 ka6 | k1 s6
  迪 di2 dy7 de8 ti9 d10 ddy11 die11 te11 du11 dee12 | t0 -9
  逊 son4 | sn2
  通 ton3 tone4 thong7 | tn1
  連 lin5 len5 ren5 rei9 | ln2 rn4 l6
  道 do3 dol7 dau7 dow7 dor9 dal10 d10 dao10 dou10 dolph11 daw11 | t1 tl5 tr8 -8
  達 da1 ta8 dar8 du10 der11 d11 dah12 de12 -13 dda13 dha13 ter13 | t1 tr7 -9 tk11
  遜 son2 lson7 | sn1
  邁 me4 mai6 mi6 meye8 may8 emeye9 mey10 | m0
  邓 dun4 | tn2 t4
  那 na1 a9 ra11 nna11 | n1 nr9 -9 r9
  邦 bon2 bun7 ban9 bom10 pont10 | bn1 b7 bm8 nt10 rn10
  都 du3 t6 u8 | t1 tr8
  鄧 dun1 | tn2 t4
  采 tse3 | s1
  釋 -2 | -2
  里 ri1 li7 ry8 rie10 re11 ree11 le12 lli13 | r1 l6
  野 no4 | n3 -4
  金 kin2 gin7 king8 in10 gen10 kim10 ki10 ggin11 jin11 -12 kine12 din13 | kn1 sn8 km8 k9
  錢 chan3 cham5 | sn3 sm5
  錫 si6 thie7 | s4 sk5 k6 t7
  鐵 te5 | t1
  钦 chin4 | sn1
  钱 chan3 | s3 sn4
  門 men2 man7 mon8 | mn0 m8
  關 gwen3 | kn1
  门 men1 mon7 | mn0
  阿 a0 ar8 al12 | -0 r8
  陀 a4 dra6 | t1 tb5
  陈 chen3 | sn2
  院 in1 | n2
  陶 tau2 tow6 tou8 | t1 -6 tl8
  隆 ron4 lon4 llon8 lom8 lo9 lun10 rom10 lum11 rone12 n13 | ln3 rn3 lm7 l9 r11 rm11 mb11
  雅 ya4 ja4 a4 -11 ia11 yan12 jar12 ah12 jac12 e13 | -1 s4 r10
  雪 she4 sher6 chery8 shir8 | s2 sr3
  雲 van6 | bn3 n4 b6
  雷 re2 le8 ra9 rei9 ray10 rey11 rai12 r12 ry12 lei12 la12 rae12 ri13 | r1 l6 -11
  霍 ho2 hor8 hol8 haw8 kho9 cho11 jo12 ha12 hal12 | k1 -5 kr8 s9 kl10
  露 lu2 ru5 | l2 r4 -7
  靈 lling4 rling4 ring6 | ln2 rn4
  韋 we4 ve4 vi9 wa10 ver10 way10 wi11 wei11 wer12 wil12 web12 | b1 -5 br8
  韓 han2 | kn2
  韦 ve3 we5 vi8 way8 wi9 ver10 | b1 -4 br9
  音 n4 | n1
  頓 ton1 n10 don10 tten11 tton12 tun12 ghton12 den13 | tn0
  額 e3 | -2
  顿 ton1 don8 tton8 ydon11 | tn0
  颂 som3 song4 | sm3 sn4
  额 e1 | -1
  飛 vi4 | b1
  香 ko5 a5 cha5 | n4 k4 sn5
  馬 ma1 mar5 | m1 mr4
  馮 von4 fon5 | bn1
  騰 ten2 | tn2
  马 ma1 mar7 mma13 m13 mu13 | m0 mr7
  高 go4 ko6 co8 gau8 -9 gold10 ga10 gaard10 gow11 gor11 taka12 g12 gos13 | k1 -7 kl7 kr9
  魏 wei4 we5 weis6 wi8 | b1 -8
  魯 ru2 lu5 roo8 ro9 rew10 rou10 lou11 reu13 u13 lo13 | r1 l4
  鮑 bau5 bo5 bow6 bal8 bou8 baue9 | b1 bl6 br9
  鲁 ru2 lu6 rou8 roo9 ro9 reu11 r11 rewe12 u12 rus13 l13 | r1 l5
  鲍 bau4 bo5 bou7 powe7 bow8 | b1 -7
  麗 ri3 li4 rie8 r11 rid11 ry11 | r2 l3 -10
  麥 mc3 m4 ma5 mac8 mi9 mai12 me12 | m0 mk8
  麦 mc4 m4 ma6 mai7 me7 mac9 | m0 mr10
  麻 ma2 | m1
  黎 ri5 | l2 r5
  黑 he5 ha6 hi7 hea8 | k1 -6 r7
  默 mer3 mmer6 me6 mme8 ma9 mo9 mu11 m12 mur13 -13 a13 | mr2 m3
  黛 de3 dai8 d8 ta8 da9 dette9 | t0
  齊 zi3 zzi7 chi8 zie9 ci9 tsi10 cy10 cci10 say11 sey11 ki11 zy11 sie12 ch12 | s0 -8 k11
  齐 zi3 zzi7 chi8 zie9 ci10 | s1 -7
  龍 lon5 ron5 rom5 llon7 | ln3 rn4 rm5
  龐 pon3 | bn1
  龙 ron3 | rn2 ln4
  上 | s3
  中 | m4 sn4
  乃 | n2
  义 | -2
  乐 | l3
  乞 | k2
  云 | n2
  亦 | -2
  京 | kn2
  亭 | tn1
  仙 | sn1
  优 | -2
  來 | r3
  侬 | n2
  儂 | -2
  兀 | -2
  兴 | sn2
  冯 | bn2
  冷 | ln2
  化 | br4
  匡 | kn2
  區 | s2
  卻 | kr3
  吐 | t2
  君 | kn2
  周 | s2
  品 | bn2
  喀 | k3
  善 | sn3 n4
  喇 | l2
  喜 | s3 k4
  單 | -2
  土 | t3 s4
  圣 | sn2
  坤 | kn2
  垂 | tr2
  城 | sn2
  堪 | kn2
  增 | sn2
  壽 | s2
  姑 | k2
  娄 | l2
  婕 | s3
  婷 | tn2
  媞 | t2
  孜 | s2
  孫 | sn2
  定 | tn1
  宝 | b2
  宣 | sn2
  實 | s2
  寬 | kn2
  寿 | s2
  尊 | sn2
  尹 | n2
  屈 | k2
  岱 | t2
  崎 | sk2
  左 | s2
  庸 | n2
  張 | sn3
  当 | tn1
  彤 | tn2
  徐 | s2
  心 | sn2
  志 | s2
  性 | s2
  慈 | s1
  慧 | k2
  披 | b2
  振 | n2
  措 | s3
  斡 | -2
  新 | sn2
  旦 | tn1
  昭 | s3
  智 | s2 -4
  書 | -2
  月 | -3
  有 | -2
  朋 | bn3
  朝 | s2
  歌 | k2
  殊 | s2
  殷 | n2
  毕 | b2
  毗 | b2
  毘 | b2
  民 | mn2
  汶 | bn2
  泊 | br2
  流 | r2
  济 | s2
  浦 | b2
  浩 | -4 k4
  渾 | kn2
  濃 | n2
  熙 | k2
  燦 | sn2
  猶 | s2
  珂 | k2
  琵 | b2
  琼 | sn2
  甚 | s1
  百 | b3
  督 | tk2
  知 | s2
  石 | s3
  神 | sn4
  禮 | r2
  秀 | s2
  私 | s2
  秋 | t4
  笈 | kb2
  紀 | k3 s3
  紫 | -2
  緒 | -2
  緬 | mn2
  緹 | t1
  绍 | s1
  缇 | t1
  缪 | m2
  老 | l2
  耳 | r3
  聶 | n2
  能 | n2
  脫 | t2
  腓 | b2
  臘 | l3
  舜 | sn2
  芝 | s2 tk5
  芮 | r1
  花 | k3 br5
  茹 | s3 r4
  莊 | sn2
  蒲 | b2
  蔡 | s2
  蕊 | r2
  藏 | sn2
  行 | k3
  衛 | b3
  裘 | s2
  詩 | s2
  該 | k3
  諦 | t2
  讷 | n2
  许 | s3
  谷 | k2
  軒 | kn2
  邱 | -2
  邵 | s2
  郎 | r2
  部 | b2
  鍾 | sn2
  铁 | t1
  锡 | s2
  長 | s3
  開 | k2
  雀 | s3
  雄 | sn3
  難 | n2
  雯 | n3
  非 | b1
  靴 | kr2
  順 | sn1
  顯 | kn2
`
