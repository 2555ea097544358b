/**
 * What Hebrew letters become when names are written in Latin letters, and how often: `letter latin+cost ... | consonants+cost ...`. Costs are
 * half bits, `-` stands for nothing, consonants are the classes of `skeletonsOf`. `^` marks a letter that opens a word, `$` one that closes it.
 * Shares were counted over pairs of names in both scripts, letters laid side by side by expectation and maximisation; no name is in it.
 */
export const hebrewRenderings = `
  ^א a2 -3 e5 h15 o16 | -0
  ^ב b1 be6 ba6 bu14 bo14 bea16 | b0
  ^ג g1 ga7 ge11 go11 gu12 gh13 gue13 gi13 | k0
  ^ג׳ j2 ja7 g7 je7 gi8 ge8 ju12 dj13 d13 jen14 dzh14 jea15 | s1 k4 -8
  ^ד d1 de6 da7 du13 do14 | t0 -10
  ^ד׳ d0 | t0
  ^ה h1 ha6 he6 ho13 hu13 -13 | k0 -10
  ^ו w3 v3 va8 ve9 we9 wa9 wh10 wo11 | b0
  ^ז z2 za5 s6 ze7 se10 sa10 | s0
  ^ז׳ j3 g6 ge6 zh6 z7 je10 | s1 k4 -9
  ^ח ha3 h4 kh6 j8 kha8 cha9 g10 he11 ch11 ge12 ho14 | k1 s6 -10
  ^ט t1 ta6 te9 th12 tu15 -15 | t0 -9
  ^י y3 j4 ya6 i7 ye8 yi9 ja11 e11 je12 -12 h14 he15 | -1 s4
  ^כ ka4 ch4 k5 c6 ca8 kh11 co11 | k1 s4
  ^ל l1 la6 le6 lo14 ll14 | l0 -10
  ^מ m1 ma4 me8 mo12 mu14 -16 | m0
  ^נ n1 na5 ne6 ni12 no13 kn14 | n0
  ^ס s1 sa6 se9 ce12 c12 sz15 z15 | s0
  ^ע a2 -4 e8 i10 o10 gha11 | -0 k10
  ^פ p2 f3 pe7 pa8 fa11 fe12 ph12 v14 | b0
  ^צ z3 ts6 tz6 c8 tza8 sa9 ze9 tsa9 tse11 | s0 k11
  ^צ׳ ch2 che6 c6 ce8 cha8 cs11 cze11 q12 cz12 chu12 tch13 ci13 | s0 -8 k9
  ^ק k2 c3 ca7 ka8 ke11 q12 co15 qu15 ch15 ko16 | k0
  ^ר r1 ra6 re7 ro13 rh15 | r0
  ^ש sh3 sch4 s5 sha7 she9 ch10 cha11 sa12 shi13 sz13 x13 che14 si14 se15 sc16 | s0
  ^ת th4 t4 ta5 the7 ti8 te10 tam11 | t0 -8
  ^ת׳ th1 | t1
  א a1 -7 e8 u10 o12 i15 | -0
  א$ a1 e7 -8 as9 o10 at11 | -0 s9 t11
  ב b2 v4 be8 w9 ev10 ba10 ab11 bb11 ve12 eb12 av13 ew16 | b0 -7
  ב$ v2 b6 ev7 ve10 w10 av11 aw12 bb12 be12 ab13 eb13 ov13 ff14 ub15 yev15 ob15 uve16 | b0 -7
  ג g1 ga9 eg9 ag10 ge10 gh10 gg11 gu12 egg15 gue16 h16 | k0 -6
  ג$ g0 gh11 gg11 egg13 gue13 eg14 ge15 | k2 -2
  ג׳ j3 g4 ge5 gi10 dj11 ggi11 je11 aj12 ja12 c12 egg13 dz13 zh14 | k2 s3 -7
  ג׳$ ge1 j5 | k1 -4
  ד d1 de8 ed10 ad10 dd11 ede13 da14 edd15 | t0 -8
  ד$ d0 de9 ed9 ad12 dd13 ead14 id14 | t0
  ה h1 ha6 ah8 eh8 -11 a11 aha12 he13 gh13 e15 yah15 | k2 -2
  ה$ a1 e5 ah11 et12 er12 eh13 | -0
  ו o1 u4 ou10 -12 w14 a14 v15 oo16 ow16 | -0
  ו$ o1 u6 ou11 ow11 ot12 eau13 oe13 aud14 ult15 ugh15 oo15 w15 ew15 ue15 aw16 | -0 t11
  וו v3 w3 u8 wa9 ow10 wo10 woo11 ev11 av11 we11 ve11 aw12 va12 vo14 eve14 owe15 ou15 qu15 o16 ue16 ew16 | -1 b3
  ז z2 s4 se8 es10 sa10 az10 zz11 ze11 za11 ez12 -14 aza14 | s0 -7
  ז$ z2 ez6 se7 az8 s8 ze10 ise10 zz12 sz12 use12 | s0
  ז׳ j5 zh6 z6 g7 ge8 rze9 rz10 ll10 r10 zs10 zhe11 ezh11 uge11 zse12 | s1 k5 rs8 -8 r8 l11 kr11
  ז׳$ ge4 rz5 | k4 rs4 s5
  ח h5 ha6 kh6 ch7 ah7 cha8 akh9 ach9 g10 j10 ham12 ehe13 ge13 a13 ej13 | k2 -4 s5
  ח$ ah3 ach4 h5 kh7 | -1 s4 k7
  ט t1 tt7 te9 ta10 at11 ett12 et12 th13 tte16 | t0 -8
  ט$ t1 tt7 tte9 ett9 et9 te9 th11 at12 dt15 d16 | t0
  י i1 y8 e10 -11 ee13 j13 ea13 u13 | -0
  י$ i2 y4 ie8 ey8 e12 ee13 yi16 iy16 | -0
  יי ei4 i5 a6 y7 ai7 ie8 ay9 ey10 e11 ye13 je13 ill14 igh14 j15 ij15 aj16 | -0
  יי$ ay4 ei5 ey5 y7 ye8 ej10 ae10 aye11 lle11 i11 yi12 ai12 | -0 l9
  כ ch2 k7 kh8 ech9 ak9 ach9 e10 ek10 cha10 ex10 c11 h11 kha13 che14 ha14 aco15 | s2 k3 -5
  כ$ ch2 ach7 ech10 kh10 gh11 h11 cho13 ute13 mar13 g13 ak13 | s1 k7 -7
  ל l1 el7 ll7 le9 al10 ell10 la11 lle15 | l0
  ל$ l3 el4 ell7 le7 ll7 al8 lle9 all12 hal14 hl16 | l0
  מ m1 ma6 am9 em9 man10 mm10 me12 mme14 | m0
  מ$ m1 am6 em9 me10 mm11 om12 im14 ome16 eme16 | m0
  נ n1 an6 en7 nn10 ne13 enn14 na15 gn15 nne16 | n0 -9
  נ$ n1 an6 en7 ne8 nn12 in13 nne13 ann14 hn14 | n0
  ס s1 ss7 es10 c10 x11 as11 ess12 z12 ce13 sse14 ass14 -16 | s0 -9
  ס$ s1 es6 ce9 -10 ss10 x11 se12 as12 ez12 ess13 z14 | s0 -10
  ע a2 e5 -5 aa9 o11 u12 | -0
  ע$ a1 e8 ua8 | -0
  פ p3 f3 pp8 ff9 ph10 pe10 ef12 fe12 af12 pa12 ap12 ep13 eff14 ffe15 pha15 eph15 aff15 | b0 -8
  פ$ f4 ff4 p5 ef8 pp9 ffe10 eff11 ph11 pe11 af11 fe12 op14 ugh14 aff14 | b0
  צ tz4 z4 c6 ts6 zz8 s10 ets11 etz12 t13 cz13 ats13 tze14 tse14 az14 ze15 ec15 sa15 as15 ce15 | s1 -6 k9
  צ$ tz2 z6 ts8 etz9 c9 cz10 ch10 atz12 tch12 s13 ets13 | s0 k8 -9
  צ׳ ch2 c5 che7 tch8 ce9 cc9 cz10 ci11 cci12 ach13 sch13 cze14 ec14 ac14 cha14 tsc14 tx16 | s0 -6 k11
  צ׳$ c2 ch4 cz8 tch9 tz10 ci12 cs12 jic13 sch14 | k2 s2
  ק k2 c5 ck8 -11 ch12 cc12 ca12 q13 qu13 x13 ak13 kk14 a15 eck15 ka15 cke15 | k0 -9 s10
  ק$ k3 ck4 c7 ek7 ke8 ak11 eck11 q13 ack13 ac13 que13 ok14 ch14 iq14 cke14 ec15 | k0
  ר r1 er6 ar8 re11 rr11 ra12 err15 ur16 | r0
  ר$ er1 r4 ar8 re9 rd13 rt15 ert15 rr15 ur16 | r0 rt11
  ש sh3 s5 sch7 ch8 ash9 sz10 sha12 che13 esh13 she13 ss14 ish14 x14 ci15 sc15 rz15 | s0 -7
  ש$ sh4 sch5 s6 che8 ch8 es8 sz9 ash10 -10 esh10 she13 ya13 as13 z13 | s0 -8
  ת t4 th4 at7 ta8 the9 ath9 tha10 tt10 tth11 te11 ati12 att12 eth13 ata14 | t0 -9
  ת$ t2 th5 at6 eth9 ath9 et11 ess12 | t0
  ת׳ th1 eth8 the8 | t0
  ת׳$ th0 eth8 the9 | t0
  וו$ | -2 b4
`
