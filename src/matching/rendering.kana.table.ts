/**
 * What Kana become when names are written in Latin letters, and how often: `syllable latin+cost ... | consonants+cost ...`. Costs are
 * half bits, `-` stands for nothing, consonants are the classes of `skeletonsOf`.
 * Shares were counted over pairs of names in both scripts, letters laid side by side by expectation and maximisation; no name is in it.
 */
export const kanaRenderings = `
  ア a1 e10 er11 -11 re11 r13 ha14 u14 ar15 ah15 ir15 | -0 r8
  イ i2 y4 -8 a10 j10 e11 eu12 igh13 ij14 ye14 ei15 yi15 hi16 | -0
  イェ je3 ye3 ge10 jo11 jae11 ya12 go13 -13 | -2 s3 k9
  ウ u1 w7 ou9 woo9 ow11 l11 -11 v13 o13 hu15 wu15 we15 eu16 | -0 b8 l11
  ウァ va1 | b1
  ウィ wi1 vi8 wy8 wee9 whi10 we11 whe11 wil12 whit13 wyn13 oui13 whee15 | b1 -3
  ウェ we2 wa4 wel6 ve10 w12 wea12 wh14 web14 wed15 | -2 b2
  ウォ wa3 wo3 wal8 lo8 war10 vo10 wol13 woh13 whal13 | b1 -4 l8
  エ e1 er8 ye9 -11 a11 he11 je13 et15 | -0 r8 k11
  オ o0 au9 a11 ho12 -13 u14 ot14 al16 | -0
  カ ka2 ca3 ker10 cu11 kha11 k12 ke13 co13 cha13 ku13 ki14 cke14 car14 qa15 | k0
  ガ ga1 ger7 g9 gu9 ge9 gha9 gge13 gga14 go15 gar15 | k0
  キ ki1 ky5 ke8 chi9 ci10 qui10 cchi14 k14 cki15 x15 qi16 | k0 s8 -9
  キェ kie1 | k1 ks5
  キャ ca1 ka6 car8 kya10 chia12 cal13 ki13 ucha13 kia13 | k0 s11
  キュ cu2 ku4 cy9 cew9 | k1 s7 -8 ks10
  キョ ko4 kjo5 kyo5 | k1
  ギ gi1 gui6 ghi8 ggi10 gy11 ge11 gib12 guy14 gee14 gyi15 q15 gh15 gu15 ugi16 | k0 -9
  ギャ ga2 gar5 gal6 gya7 gan9 | k0
  ギュ gu1 gyu8 | k0
  ギョ go1 | -2 k3
  ク k2 c5 ku8 ck8 x8 ch9 g9 cu10 ke11 qu12 cou13 q13 que14 kh15 kou16 | k0 -9 s10
  クィ qui2 | k0
  クェ que3 | k2
  クォ quar2 | k1
  グ g1 gu6 gg12 gh13 gou13 gue14 ge14 | k1 -4
  ケ ke1 cke7 que8 che8 ka10 ca10 ce10 ko11 quet12 khe13 koe14 k15 c16 | k0 s8 -10
  ゲ ge1 gue7 ga8 ghe9 gge11 go11 goe12 g13 guet14 he15 gye16 gay16 | k0 -11
  コ ko2 co3 kho14 cho15 cau15 | k0 -10
  ゴ go0 gau11 gho12 ga13 got13 g13 ko14 ngo14 ggo15 gaa16 ho16 | k0 -11
  サ sa1 ssa8 za9 su10 tha10 s10 a12 so12 thu13 se13 ss14 c14 sse14 ca14 th15 the15 ser15 sar16 | s0 t8 -10
  ザ za2 sa5 se8 ther9 zza10 ze12 the12 s12 z12 tha14 xa14 zu14 athe14 dza14 zo15 zi15 so15 zha16 | s0 t9 -9 tr10
  シ si3 ci6 shi7 ssi7 sy9 sh10 se10 schi11 i11 cy12 ce12 s12 thi13 chi13 she13 sci14 th14 ss15 xi15 see16 szy16 | s0 -7 t11
  シェ she3 sche6 che6 se7 scho9 sha9 sie10 sze10 scha11 chet11 sher13 sh13 rze13 sce13 xe14 shch14 sch15 sjo15 cha15 | s0 -9 st11
  シャ sha3 cha5 scha7 sa8 sh10 sche10 sher10 sya12 shu13 she13 xa13 sza14 tia14 shir14 sia14 sho14 sch14 cia15 shah15 che15 scia16 shar16 ciou16 | s0 -11
  シュ s4 sh4 sch4 shu9 sz9 che9 schu10 su12 ch12 -15 th15 chu16 si16 she16 chou16 | s0
  ショ sho4 scho6 shaw6 cho7 so8 chau9 sha10 shau10 sio11 tio12 xo12 sch12 rsso13 szo13 chot13 se14 sh14 | s0 -9
  ジ zi5 gi6 si6 ji7 dge8 ge8 di10 j10 zy11 ggi12 dzi12 zhi12 se12 dg13 gy13 rzy13 zzi13 d13 dji13 jee14 z14 zh14 jea14 ze14 i15 ci15 th15 zz15 s15 | s2 k4 -7 tk8 t9
  ジェ ge4 je4 ja8 ger10 ze10 lle10 ce11 de11 zhe11 dje11 ye13 drze13 rze13 jer13 gie13 gge13 re13 dze13 j14 dge14 gier14 jes15 zie15 get15 dzie15 | s2 k3 -8 kr9 l10 t10
  ジャ ja2 gia7 ger9 lla10 dja10 ju10 zha10 ge11 jea12 za12 jo12 ca12 je13 g13 ya13 jac13 dge14 dzha14 da14 jah14 jia15 dza15 j15 xha15 gea16 jar16 zya16 dya16 jha16 gi16 | s1 k5 -7 l10
  ジュ ju4 ge7 giu7 jou8 z9 j9 du10 zu10 ges11 jew11 su12 zh12 zhu12 jeu13 ci13 dyu13 jhu13 zs14 jo14 je14 yu14 cu14 | s2 k5 -7 t9 ks10
  ジョ jo2 gio6 geo7 joh9 llo9 djo9 zho11 yo12 ggio12 geot13 gjo13 jho13 zo13 do14 jyo14 jhon15 | s2 k5 -6 sk9 l9
  ス s1 su10 ss10 th11 -11 z11 ce12 us13 se14 sse16 | s0 t11 -11
  スィ si2 sy4 | s1
  ズ s3 z4 es7 se8 zu8 ds9 ze11 su14 des14 d14 zz14 zou15 zh16 | s0 ts9
  ズィ zi2 zy7 si7 | s1 -6
  セ se2 ce5 sse6 sa11 the11 e11 ze13 s14 sset14 so15 sze15 | s0 -9 t11
  ゼ se2 ze3 dze7 the12 sa13 za13 zze14 zet14 z14 so15 see15 de15 | s0 -10
  ソ so1 sso6 zo11 tho11 sa13 o13 sau13 thor14 co14 su15 | s0 -10 t10
  ゾ zo1 so4 zzo10 soh13 sea13 zho13 za13 zea14 | s0 -9
  タ ta1 te7 ter8 t8 tha9 tu11 tta13 to13 tte14 tur14 the14 ti15 | t0 -10
  ダ da1 der7 d8 du8 de10 dha12 do12 di13 dda14 dah15 dar15 | t0 -11
  チ c3 ch5 ci6 chi6 ti8 cz10 czy12 tsch12 che13 tch13 ucci14 jic14 zi15 t15 tchi15 cci15 -16 | s2 k3 t8 -8
  チェ che2 ce4 tche10 cze10 ch11 cie11 te12 cha12 tje12 tsch15 txe15 sche15 ye15 tie16 kje16 | s1 -5 t11
  チャ cha2 ca8 ch8 cher9 chu10 tia10 tya10 cza10 ccia11 cia11 tsch12 tcha12 tja13 tra14 txa14 ja15 cea15 chia15 che15 chi16 tche16 | s1 -8 t8 k8
  チュ chu3 tu7 tsch8 ch8 c8 ciu9 cu9 zsch10 tru11 thu11 tyu11 cz11 choo12 che12 txu13 tthi13 sch14 | s1 t5 -7 k8 tr10
  チョ cho2 co7 ccio8 cio9 czo9 che9 chyo10 tjo10 chu11 cheu11 tyo11 te11 txo12 cha12 | s1 -7 k8 t9
  ッ -1 t5 c6 p12 s12 oo13 k13 d14 g15 a15 | -0
  ツ tz3 z5 ts5 c6 tsu10 tu10 t12 tes13 ds13 zu13 cz14 sz14 cu15 tts15 tw15 | s1 -7 k8 t9
  ツァ za4 tsa6 zza6 ze6 ca6 tze7 tza9 zer9 tz12 ta13 z13 tzh13 zah13 | s1 k7 -7 sk11
  ツィ zi3 zzi4 tzi6 tsi7 ci8 tsy9 ti13 zie13 | s0 -9
  ツェ ze4 tse4 tze4 ce6 zeh12 te12 | s0
  ツォ tso3 zzo4 zo4 co9 tzo9 tuo11 | s0 k9 -10
  テ te1 the8 ta10 t12 tai13 tte14 th15 to15 | t0 -8
  ティ ti1 ty7 tti9 thi10 te11 tee13 tty13 tie13 tea15 thy16 | t0 -9
  テュ tu3 thu5 ty6 teu8 tew8 theu9 | t0 -10
  デ de0 da9 d11 dde13 des13 deh14 do14 du14 det15 | t0 -10
  ディ di1 dy6 de9 ddi10 die11 uddi12 ddy13 dee13 dhi15 d15 ddie16 | t0 -9
  デュ du1 dew9 deu11 de11 dieu11 | t0 -11
  ト t2 to4 d9 te9 th12 dt12 tt12 tho13 tte15 gto16 | t0 -10
  トィ ty2 | t2
  トゥ tu1 tou7 t8 thu9 too11 tw11 ti13 to14 te15 teu15 | t0 -10
  ド d1 do4 de9 dd15 | t0 -10
  ドゥ du2 dou5 d8 de8 doo10 dul10 di12 do12 dhu12 dr15 udou15 ddu15 | t0 -10
  ナ na1 ner8 n8 ne10 nna10 nu13 no13 nn14 nah15 nne15 | n0 -7
  ニ ni1 ne8 nni8 ny9 nn13 n13 nyi15 gni15 gn15 nne15 | n0 -7
  ニェ ne4 nie4 nje6 gne7 nye7 nhe9 | n1 kn6 ns7
  ニャ na4 gna4 nya5 nha6 nia7 nja7 | n1 kn6 -7 ns7 k8
  ニュ new3 nu6 gne7 nyu7 niu9 ny9 igne9 neu10 undy11 nieu11 | n1 kn5 nt9 -11
  ニョ gno3 no4 nho5 nyo8 njo10 | n2 kn4 k7 -7 ns10
  ヌ nu2 ne4 n7 nou8 noo11 e14 nne14 aine14 nes15 nnu15 ine15 | n0 -6
  ヌィ ny1 | n1
  ネ ne1 nne9 na10 net11 n12 nnel14 nnet15 | n1 -5 nt11
  ノ no0 n11 nno12 nau12 nu14 not14 nea14 kno15 | n0 -9
  ハ ha1 he8 h8 kha8 hu9 ja10 ch11 cha12 ho12 har15 ga15 hea15 | k1 -5 s7
  バ ba1 va6 ber8 bu9 b9 be11 bur11 ver12 bha13 bba14 bi14 bar15 ve16 | b0 -10
  パ pa1 p8 per9 pe11 ppe11 pu11 ppa12 pi13 pha13 par15 | b0 -7
  ヒ hi2 ch4 g8 khi8 gi10 hy11 ji11 hee11 hil12 hea12 chi13 h13 he14 chy15 xi16 | k1 s4 -6
  ヒェ che0 | s0
  ヒャ cha3 cher4 che4 | s1
  ヒュ hu2 hew7 hugh7 oghu9 hy10 | k1 -7 b10
  ヒョ hyu4 hyo6 | k3 -3
  ビ bi2 vi4 by7 be10 bea11 bbi11 bee12 bb13 vy13 wi14 b14 ve14 | b0 -8
  ビェ bie2 | b2
  ビャ bja3 bia4 bya6 | b3 bs3
  ビュ bu1 bew10 by10 bus10 | b0 bk9 -10
  ビョ bjo1 | bs1 b6
  ピ pi1 pe8 ppi9 pea10 py10 phi14 pic15 p15 | b0 -10
  ピェ pie2 | b1
  ピャ pya2 | b1
  ピュ pu1 pugh8 | b1 bs7 bk7
  フ v3 f4 ff7 w9 h9 hu10 fu10 kh11 ch12 ph13 g14 ju15 fou16 | b1 k7 -7
  ファ fa2 fe8 f8 pha8 ffer9 ffa10 va11 fu12 far12 fur13 ph14 ffe14 ver14 ve16 ff16 | b0 -8
  フィ fi1 phi6 ffi8 fie11 fe11 vi12 ffy13 fy13 ffe14 phy14 fee14 phe14 fin15 ffie15 ph15 f16 pfi16 vy16 | b0
  フェ fe1 ve7 ffe8 fer9 fa9 phe10 f11 fair12 fo13 ffet14 foe15 vo15 efe15 fue16 eve16 | b0 -10
  フォ fo1 vo8 for9 ffo9 pho9 fau10 fa11 f12 fu14 fou15 fol15 ho16 | b0
  フュ fu1 hu7 feu7 | b1 k7
  フョ fe2 | b1
  ブ b1 bu5 bou9 v10 ve12 be13 bb13 vu15 | b0
  ブィ by1 | b1
  プ p1 pu7 b9 pe10 pp10 pou11 ph15 pf16 | b0
  プィ py2 | b2
  ヘ he1 ha7 ge7 ho9 h10 hea11 je11 che12 khe12 hae14 her15 hoe15 ghe16 | k1 -6 s9
  ベ be1 ve7 ba10 bo12 bu13 bbe14 ber15 b15 | b0
  ペ pe1 ppe8 pa9 per12 p13 po13 | b0
  ホ ho1 kho8 jo9 wh9 ha10 haw11 h11 cho11 hu11 ch12 hol13 hau13 go14 | k1 -4 s8 b11
  ボ bo1 vo9 beau11 bau11 ba13 bor13 b14 bbo14 bu14 baug15 bon15 wo16 bot16 | b0 -9
  ポ po0 ppo10 pau10 pho11 pa13 pou13 pu14 pol14 p15 | b0 -7
  マ ma1 m7 man8 me10 mc11 mu12 mme14 mma16 mar16 | m0
  ミ mi0 my9 me10 mmi11 mm14 mee15 | m0
  ミェ mie1 | m1
  ミャ mya2 mia6 | m1 ms7
  ミュ mu1 meu9 me10 | m0
  ミョ myo1 | m1
  ム m1 mu5 me10 mm11 mou11 mb13 ham14 mo14 um15 moo15 im16 | m0
  ムィ my1 | m1
  メ me1 ma7 mme10 m12 mo14 mai14 met15 | m0
  モ mo0 mau11 ma12 mmo13 mu14 | m0
  ヤ ya2 ja4 er9 a10 e11 -11 lla12 ia12 y13 you14 r14 yah15 je15 yo15 | -1 s4 l11
  ユ yu4 ju4 you7 u8 eu9 lle9 hu10 iu11 l12 y12 yoo12 yi12 lju13 lles13 yous13 ille13 iou14 ue14 jou14 yo15 ew15 uil15 llu15 yus15 | -1 s4 l7 k9 ls11
  ヨ jo3 yo3 llo8 io11 llau12 llot12 yeo13 o13 yot14 joh15 y15 go15 yeu15 ot15 | -2 s3 l7 lt11
  ラ ra3 la3 lla9 l9 r10 le11 re11 ru12 rra12 lu14 lle14 lo15 ll15 ro15 | r2 l2
  リ ri3 li3 lli8 ry9 le9 ly10 re10 rri11 l13 ll13 gli15 | r2 l2
  リェ lle3 lje3 | l2 ls3
  リャ lla5 lya5 rya5 lja7 lia8 lha8 ria8 glia9 la11 rja12 | l2 r4 ls7 -11
  リュ ru4 lu5 lyu7 ry8 llu9 rew9 liu9 lju10 ly10 ryu11 rieu11 lie11 li12 rue12 rio13 lj14 llo14 le14 rrie14 reu14 | l2 r2 ls9
  リョ llo4 lho5 lyo6 ryo7 le8 lio8 re8 lo9 leu10 | l1 r5
  ル r3 l3 ll9 ru9 le10 lu10 re12 lle13 rd14 rt14 | l2 r2
  ルィ ry2 | r1 l5
  レ re2 le3 ra9 lle9 la10 rre11 ro12 r14 l14 ret14 lai15 let15 lo15 | r2 l2
  ロ ro2 lo3 llo9 r12 lau12 rro12 ra13 la15 l15 lot16 | r2 l3
  ワ wa3 va4 w8 i9 wor9 -10 we10 la10 is11 y12 wo13 a14 ix14 it15 owe15 wer16 | -2 b2 l11
  ン n0 m9 ne11 ng12 in14 nn15 -15 nt16 | n0 m9 -11
  ヴ v2 ve4 vu7 w9 wu11 ves14 vou14 bvr14 f15 p15 | b0 -7
  ヴァ va1 wa7 ver9 we9 ve11 v11 vi12 val16 | b0 -7
  ヴィ vi1 wi5 vy9 ve13 wy16 | b0 -6
  ヴェ ve1 we5 va11 vet12 wo13 wa14 be15 v16 | b0 -6
  ヴォ vo1 wo5 vau10 voj11 va12 vost13 vea14 voo14 | b0 -7
  ヴャ vya3 via3 | b1
  ヴュ wu4 vu4 | b1
  ー -2 r5 e7 er9 y9 a11 h11 u13 oo14 w15 ou15 i15 o15 | -1 r4 k11
  ギェ | k1
  クァ | k1
  グァ | k1
  シィ | s1
  ジィ | s2
  チィ | s2
  ヅ | s1
  デャ | t2
  ニィ | n2
  ピョ | b1
`
