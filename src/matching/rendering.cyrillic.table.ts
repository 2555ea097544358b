/**
 * What Cyrillic letters become when names are written in Latin letters, and how often: `letter latin+cost ... | consonants+cost ...`. Costs are
 * half bits, `-` stands for nothing, consonants are the classes of `skeletonsOf`. `^` marks a letter that opens a word, `$` one that closes it.
 * Shares were counted over pairs of names in both scripts, letters laid side by side by expectation and maximisation; no name is in it.
 */
export const cyrillicRenderings = `
  ^а a0 u12 ha13 e14 -15 | -0
  ^б b0 be15 | b0
  ^в v2 w3 | b0
  ^г g0 h7 gu10 gh13 | k0
  ^д d1 -4 | t1 -4
  ^е e2 je4 ye5 ja12 ie12 | -1 s4
  ^ж j3 g4 z5 zh7 r10 ge11 zs11 je11 jacq12 jac13 jo13 | s1 k4 r9 -11
  ^з z1 s4 d14 zi15 | s0
  ^и i0 y11 ea11 hi12 yi12 e12 j13 | -0
  ^й j1 y3 i10 hj13 ye13 gj14 g14 | s2 -2
  ^к k1 c3 q12 ch14 qu15 | k0
  ^л l0 | l0
  ^м m0 | m0
  ^н n0 kn15 | n0
  ^о o1 -6 au9 a11 ho12 aa14 oh15 | -0 k10
  ^п p0 | b0
  ^р r0 rh15 | r0
  ^с s0 sh7 c11 z13 x14 sz14 | s0
  ^т t0 th8 ch9 | t0 s10 -11
  ^у u2 w4 wh8 ou11 hu13 o13 hou14 uh15 | -1 b3 k11
  ^ф f0 ph10 v11 th15 | b0
  ^х h0 kh9 ch10 j10 g13 | k0 s8 -10
  ^ц ts3 z5 c6 -6 q9 tz11 ca11 t14 cz14 qi15 | s1 -6 k7
  ^ч ch2 c4 zh8 cz10 cs11 ci11 tsch12 tch12 tr14 tj15 kj15 j15 che16 | s0 k7 -9
  ^ш sh3 sch4 s4 ch7 sz10 | s0
  ^щ szcz3 shch4 | s0
  ^ы i3 | -1
  ^э e1 a7 he9 ae13 o13 eh13 oe15 | -0 k8
  ^ю yu2 ju4 you9 hu10 u11 yo11 eu12 iu12 jo13 yuu14 lju14 ew14 jy15 yoo15 y16 | -1 s4 k10
  ^я ya1 ja3 ia10 you14 gia14 | -1 s3
  ^ё yo0 | -0
  а a0 -11 u12 e13 o16 | -0
  а$ a0 e12 ah13 -14 at15 | -0
  б b0 | b0 -8
  б$ b1 be8 bus10 eb11 bes12 | b0 -8 bs9
  в v1 w3 u11 -16 | b1 -3
  в$ v1 w6 ve10 ff12 vs12 f16 | b1 -5 bs11
  г g0 h10 gu10 gh11 | k1 -5
  г$ g0 gh10 gue12 gus16 ge16 | k2 -2
  д d1 -5 g16 | t1 -4
  д$ d0 de9 des12 dus14 ds14 ad14 das15 t15 dh16 | t0 ts9
  е e0 a10 ie13 i13 je15 u15 ye16 | -0
  е$ e1 et7 ier8 er12 eh13 ee14 je15 ay15 es15 ais15 ey16 ye16 | -1 t7 r8 s11
  ж j3 g5 z7 gi8 -8 c9 zh9 rz11 ge12 zs14 r15 x15 | s2 k3 -5
  ж$ ge2 j5 z8 -8 rz9 ges10 age12 | k2 -4 s7 rs9 ks10
  з z2 j4 s5 es15 -16 | s0 -6
  з$ z2 es5 se6 s6 ze9 sus12 ise13 | s0
  и i0 y9 ie12 ee13 e14 ea14 | -0
  и$ i1 y6 ey9 ie9 ee13 hi14 e15 | -0
  й i2 y4 -7 j8 eu12 u13 gh13 ill14 ll14 ij14 e16 | -0
  й$ -2 y5 us6 i6 j9 ye13 o14 ius14 s15 js15 ly15 e16 os16 | -0 s6
  к k1 c5 ck10 -11 ch12 qu12 q14 | k0 -7
  к$ k2 ck5 c7 ke11 q12 cus12 que13 ch13 cq15 g16 | k0 ks11
  л l0 hl14 ll15 el16 gl16 | l0 -6
  л$ l1 le6 lus10 ll11 el15 les15 hl15 al16 lis16 | l1 -5 ls9
  м m0 n13 | m0 -8
  м$ m0 me9 mus11 hm12 om16 | m0 ms10
  н n0 gn14 ng16 -16 | n0 -7
  н$ n1 ne8 ng10 nn11 nus12 nt14 -15 nd15 hn16 | n0 -10 ns11
  о o0 a12 au13 aw13 oa13 -15 | -0
  о$ o0 ot12 eau12 aud14 aux15 ault15 | -0 t11
  п p0 | b1 -5
  п$ p1 pe8 pus10 b12 op13 pp13 ap14 ps14 | b0 -8 s11
  р r0 | r0 -9
  р$ r0 re9 rd11 rt12 rus15 rs15 er15 | r0 rt9
  с s1 sh7 c10 z11 x11 ss13 | s0 -6
  с$ s1 z9 es10 ce10 x11 se12 ss15 | s0
  т t0 ch8 th10 tt16 | t1 -5 s9
  т$ t1 th7 te8 tus10 tt13 s15 tte15 ts15 tes15 | t0 -10 ts10
  у u1 ou8 w11 oo11 o11 -13 oe15 oi16 | -0
  у$ u1 ou8 w9 o9 oux12 oo13 we15 out16 | -0
  ф f0 ph8 ff12 th12 ef14 v16 | b1 -5
  ф$ f1 ff7 fe9 ph11 ugh13 ef14 th14 phus15 | b1 -5
  х h1 ch5 kh8 j9 g11 gh15 -15 | k2 -3 s5
  х$ ch1 h5 chus9 kh9 c11 gh15 hs15 j15 | s1 -4 k7
  ц ts3 z4 c5 tz8 t10 -12 q13 cz14 | s1 -4 k9 t11
  ц$ tz3 z4 c4 ts9 cz11 t13 ce16 cs16 | s1 k4
  ч c3 ch3 cz7 ci9 tsc11 zh12 cs12 tch12 tx14 g14 -15 j16 ce16 | s1 -4 k10
  ч$ c2 ch4 cz7 tsch9 tch10 cs12 sj14 ic14 s15 zsch15 | k2 s2
  ш sh3 s4 sch6 ch7 sz8 rz12 sc14 che15 x15 -15 | s0 -8
  ш$ s3 sh4 sch5 che8 sz8 ch11 she15 | s0
  щ szcz3 shch4 tsch7 sch7 sc8 | s0
  ъ -1 gy5 y9 gw11 | -1 s5 k5
  ы y2 i3 u11 o11 a12 -14 yy15 eu16 | -0
  ы$ y2 i3 a7 u9 e12 | -0
  ь -1 i7 l7 j10 y11 h14 | -0
  ь$ -1 le9 e9 l10 j13 h14 es15 | -0
  э e1 a3 ha15 i15 ai15 | -0
  э$ e0 a11 et13 ay14 ue16 | -0
  ю u1 yu6 y9 iu9 ew10 ju10 ue12 hu12 uh12 o14 ou15 | -0 s11
  ю$ u4 yu4 ew7 ue8 hu8 iu8 y10 ho11 ugh12 ut12 us13 iou13 you14 | -0
  я ya2 ia4 a5 ja7 e11 ea12 | -0 s7
  я$ a2 ya3 -7 ja8 ia9 ea12 e14 ah14 ha16 | -0 s8
  ё o3 yo4 u7 oe8 eu9 e9 ho10 jo10 io12 oh12 i14 a15 | -0 s10
  ё$ yo3 o3 ho7 eux8 eu10 ieu11 toki13 oe14 fusa14 | -0 ks7
  щ$ | s1
`
