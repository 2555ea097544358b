/**
 * What Arabic letters become when names are written in Latin letters, and how often: `letter latin+cost ... | consonants+cost ...`. Costs are
 * half bits, `-` stands for nothing, consonants are the classes of `skeletonsOf`. `^` marks a letter that opens a word, `$` one that closes it.
 * Shares were counted over pairs of names in both scripts, letters laid side by side by expectation and maximisation; no name is in it.
 */
export const arabicRenderings = `
  ^آ a1 -8 aa9 e9 | -0
  ^أ a1 -3 e12 u13 o13 | -0
  ^إ -2 e3 i6 a12 | -0
  ^ا -1 a5 e7 i13 | -0
  ^ب b1 p3 be10 ba11 pe13 bu15 pa15 bo16 | b0
  ^ت t1 -5 te11 th11 ta12 | t1 -4
  ^ث th1 tha11 | t1 s7 -8
  ^ج j3 g3 ja8 ge11 je12 gi12 ga13 z13 dj13 ce13 c14 ju14 gu14 zh14 go15 ji15 dje16 | s2 k2 -8
  ^ح ha2 h5 he9 hu9 hi9 ho10 haj11 hus11 ch13 ham13 | k0 -9
  ^خ kh4 j4 kha5 kho8 khu9 khe9 h10 ha10 g12 ch12 | k1 s5 -8
  ^د d0 de11 da12 di13 du15 | t0 -10
  ^ذ the5 | t1
  ^ر r0 ra9 re9 ro13 rh14 ri14 ru14 | r0
  ^ز z1 za7 ze8 s11 x11 zh12 zu12 zou13 zo13 | s0
  ^س s0 c9 sa10 se11 so13 su13 si14 sz15 sou15 | s0
  ^ش sh3 sch5 ch6 s6 sha8 cha11 she11 che12 x12 sho14 se14 cho15 shu15 sz16 c16 | s0
  ^ص s2 sa3 se8 su10 so11 sid11 | s0
  ^ض dh3 | t1
  ^ط t2 ta4 to7 | t0
  ^ع a1 -6 o7 e8 u10 i10 abd11 ou14 ay15 | -0 bt10
  ^غ g0 gh10 gu10 gha11 gho13 ga13 go14 ghe15 | k0
  ^ف f2 v3 w9 fa9 fe10 ph11 ve14 | b0
  ^ق g5 ka6 k6 q6 qa7 qu7 ku10 ko10 gu11 con11 gho11 gh11 gue11 ga12 | k0 kn11
  ^ك k2 c3 ch12 ka12 q12 ke13 g16 | k0 s11
  ^ل l0 la9 le11 ll14 lo15 i16 | l0
  ^م m0 ma8 me10 mo12 mu13 mou15 mi15 | m0
  ^ن n1 na8 ne9 ni12 kn13 nu16 | n0 -11
  ^ه h0 he9 ha9 ho12 hu14 hi15 | k0
  ^و w1 wh8 wa8 wo8 we11 wi12 ou12 va14 lo15 oua15 v15 | b0 -10
  ^ي y2 j5 ye9 i9 e11 yi11 -12 li12 le12 je13 ya13 we14 you14 yo15 u15 wi15 | -1 s5 l10
  ء$ -2 a3 | -0
  آ aa2 a4 | -0
  أ -3 a3 | -0
  ؤ -5 u5 | -0
  إ -1 i6 | -0
  ئ -2 e4 i7 y7 | -0
  ا a0 -10 e12 u14 | -0
  ا$ a0 ah14 e14 | -0
  ب b1 p4 be9 pp10 bb11 ba13 ab14 pe14 eb15 | b0 -8
  ب$ b3 p4 eb7 pp7 ab9 pe9 be10 ub10 bb10 ib12 ep12 ppe13 op14 | b0 -8
  ة$ a1 ah7 eh8 e9 ya11 t13 yah14 ye14 yya15 i16 | -0
  ت t1 -5 tt8 te12 th14 c14 et15 ti16 | t1 -4
  ت$ t1 tt6 te8 tte9 et10 th12 dt12 at12 ght13 | t0
  ث th1 the9 tha9 z10 tth11 c11 s12 us13 ath13 | t0 s7 -10
  ث$ th0 z9 the10 | t0 s9 -10
  ج g2 j4 ge10 gg11 c11 z11 dj12 je12 ja13 aj13 gu13 zh14 gi14 ga15 ch15 | k2 s3 -6
  ج$ g3 ge4 j6 z10 dj11 aj11 gue11 c12 ej12 age13 gg13 ige14 | k2 -3 s7
  ح h3 ah4 ha7 uha9 oha10 eh10 ho11 hu12 oh12 he13 kh13 ch13 a13 | k1 -4
  ح$ h1 ah6 eh7 ih8 | -0
  خ kh3 ch5 j6 akh6 g9 khe10 kha10 h11 kho12 okh12 k14 | k1 s4 -7
  خ$ ch2 kh5 ikh8 | s1 k3
  د d0 de10 dd10 ed13 da14 ad15 | t0 -9
  د$ d1 de8 ed8 ad11 t12 od14 dd15 dt15 | t0
  ذ the4 d5 ath7 dh7 z7 th8 | t1 s5
  ر r0 er9 rr9 ar13 re13 ur16 | r0
  ر$ er2 r3 re9 ar10 ir13 rd13 rr15 rt15 or15 rre16 hr16 | r0
  ز z1 s6 zz8 se11 ze13 za14 az14 zh15 zu15 iz15 cz15 -16 | s0 -7
  ز$ z2 s3 es7 se10 ze10 ez13 sz15 zz15 | s0
  س s1 ss6 c8 -11 z12 es12 se13 sa15 is16 | s0 -9
  س$ s1 es9 ce9 ss9 -10 se11 z12 is13 sse14 us14 sz15 x15 | s0 -11
  ش ch3 sh4 c7 s8 sch9 che12 cc14 ash14 ce15 z15 x15 she15 sc15 cha15 sha16 ci16 | s0 -7 k11
  ش$ c2 ch5 sh7 s8 sch9 che10 cz13 ic13 sz14 ach14 es14 ce16 ich16 | k2 s2
  ص s3 ss6 as7 sa9 se10 ce10 c10 os10 us11 so11 ssa11 ess11 uss12 ass12 es13 | s0
  ص$ s3 | s1
  ض d4 dh5 ad6 z8 ez9 id10 iz10 | t1 s5
  ض$ d4 dh4 adh6 | t0
  ط t2 ta6 at8 att9 ut10 tu11 tt11 te11 ti11 ot13 to13 out13 | t0
  ط$ t2 tes6 it6 | t1 ts6
  ظ z4 az5 ze6 za7 | s1 t7
  ع a2 -5 aa7 u10 o10 e10 ua11 i14 oe15 y15 ou15 | -0
  ع$ a4 e5 -5 aa7 eh7 ea7 i9 | -0
  غ g1 gh9 gu9 gg11 agh12 eg12 gha13 ga14 h15 ghe16 ge16 | k0 -6
  غ$ g0 gh8 gg11 gue12 ge14 ghe15 | -2 k3
  ف v2 f4 ff10 w10 ph10 ev12 ve12 fe14 af15 ef16 | b0 -7
  ف$ v2 f5 ff7 ve9 ef10 w11 af12 ph13 ffe13 if14 ev14 phe15 ugh15 | b0 -9
  ق k5 q6 g6 ka8 c9 aq9 gu10 ak10 ga11 qu12 gh12 ac12 qe12 akk12 kk13 qo13 gg13 qa13 egh13 ag13 ok14 oc14 uqa14 ghe14 ic14 ik14 agh14 uk14 co14 acc14 | k0 -10
  ق$ k3 q4 g8 c8 iq8 ik9 ek9 aq9 egh11 eq11 uk11 | k0 -8
  ك k1 c5 ck8 x10 cc11 ch12 qu12 kk13 q14 g14 ak15 cke15 | k0 -8 s11
  ك$ k2 ck5 c6 ke8 ek10 ch12 que12 ak13 cke14 g14 cq15 ki15 ok15 uk16 jk16 | k0
  ل l1 ll6 -7 el10 le12 la13 al15 ell15 hl16 | l0 -7
  ل$ l2 ll5 el6 le7 lle9 ell11 al12 hl13 il14 ill16 | l0
  م m0 mm10 me12 ma12 em12 am13 mme15 mo15 mi16 | m0 -11
  م$ m1 em6 am9 im9 me10 mm11 hm13 um14 om15 | m0
  ن n0 nn9 en10 in12 an14 ne15 | n0 -9
  ن$ n1 ne7 en8 nn10 in12 nne14 an15 on15 | n0
  ه h1 ah9 eh11 he11 -12 ha13 hi14 uha14 ih16 | k1 -3
  ه$ e3 h6 -6 t7 r7 eh10 a10 ah11 er11 i12 ais12 s13 he13 lah14 oh15 j16 zej16 | -1 r6 t7 s10
  و o2 u4 ou8 w9 oo14 ow15 au15 aw15 | -0
  و$ o1 u6 ou9 ow12 eau14 w14 ot15 oe15 ue15 aud15 aw16 au16 | -0
  ى$ a1 i5 e10 y10 ah10 | -0
  ي i2 e3 y8 -12 j13 a14 ie16 iy16 ay16 ea16 ai16 | -0
  ي$ i2 y5 e6 ey8 ie9 ee13 ye15 | -0
  ^ظ | s3 t3
  ذ$ | t2
  ظ$ | s3 t3
`
