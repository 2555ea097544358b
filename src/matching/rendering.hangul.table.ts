/**
 * What Korean letters become when names are written in Latin letters, and how often: `letter latin+cost ... | consonants+cost ...`. Costs are
 * half bits, `-` stands for nothing, consonants are the classes of `skeletonsOf`. A letter of a syllable by its place: opening, vowel, closing.
 * Shares were counted over pairs of names in both scripts, letters laid side by side by expectation and maximisation; no name is in it.
 */
export const hangulRenderings = `
  ᄀ g1 k9 gu10 gh11 gg11 -12 t15 m15 h15 sh16 | k0 -9
  ᄁ k2 | k2 kr6
  ᄂ n0 nn8 gn14 -16 | n0 -7
  ᄃ d0 t10 dd11 th13 de15 -15 k15 | t0 -9
  ᄄ t2 | t1
  ᄅ r2 -4 l6 rr13 | r2 -3 l7
  ᄆ m0 mm11 -14 k15 sh16 | m0 -11
  ᄇ b2 v3 w9 bb13 | b0 -8
  ᄈ p1 | b1
  ᄉ s1 ss9 c9 -10 sh11 th11 z11 ce13 ch15 t16 | s0 -9 t11
  ᄊ tsu2 ma10 s10 -11 yo11 ss11 shi12 na12 th12 ki12 ri12 ru13 ji13 sa13 mi13 fuji13 tan13 wa13 d13 to13 mo14 | s1 -5 t11
  ᄌ z4 j4 s6 g7 gi11 dg11 dz12 d12 dj12 ge12 se13 ch13 zh13 c13 -13 zu14 zz14 sa15 rz15 es16 | s1 k6 -8 t11
  ᄍ ch3 | s3 -5
  ᄎ ch3 c4 ts7 z8 tz8 tch11 zz11 t11 cz11 cc12 sh14 tsc14 ci14 k15 -15 | s1 k6 -7
  ᄏ k2 c4 ck10 ch10 qu11 cc13 g14 kh14 -14 q15 | k0 -9 s10
  ᄐ t1 tt8 th9 d12 -15 ht15 k15 | t0 -9
  ᄑ p2 f3 v7 ff9 ph10 pp10 w13 b16 | b0 -9
  ᄒ h1 ch8 g9 kh9 j10 r11 -12 wh13 f14 ha14 rr15 k15 t16 he16 | k1 -5 s7
  ᅡ a0 -10 ar10 e11 o13 ah14 i14 ha15 | -0 r10
  ᅢ a1 -8 i10 c10 ar11 e12 ae13 an13 ad14 ai15 | -0
  ᅣ ya3 ha5 ja6 a7 lla10 ia10 har12 -12 cha12 he14 h14 chi14 gi14 shi15 ma15 za15 yo15 mi15 o16 ara16 ta16 | -1 s5 l9 r11 k11
  ᅤ ha1 | -1
  ᅥ er3 a5 u6 o7 e7 ur10 or11 re11 ar11 ir11 r14 ha15 eo15 ear15 ou15 | -2 r2
  ᅦ e0 a7 er13 he14 et15 eh15 i15 -15 | -0
  ᅧ yu5 her6 yeo7 cher7 ia8 yo8 you9 ha9 a11 i12 | -1 r4 s10
  ᅨ ye3 e5 he5 je7 che8 lle10 ha13 her13 et14 ze14 jo14 ui15 | -1 s7 l10
  ᅩ o0 or10 a11 au12 u13 ow14 -14 oh15 ou16 ho16 aw16 e16 ot16 | -0 r10
  ᅪ wa2 -6 w7 la9 ua10 we11 a12 wat12 ro13 ko13 va13 n13 to14 wh14 is14 shi14 ch14 k15 i15 no15 o15 war15 ke15 kiho15 ji15 tsun16 u16 | -2 b4 l9 r10
  ᅬ o1 eu6 oe7 oh11 cho11 oi11 yo12 | -0 s10 k11
  ᅭ yo3 jo6 ho7 o7 llo9 cho11 hau11 -12 haw13 tsu13 kawa13 gio13 ta13 ea14 yor14 ka14 yosh14 io15 zo15 ma15 ya15 hi15 hor15 sa15 mit15 e15 g15 yeo15 anag15 ak16 hino16 i16 hir16 ku16 geo16 | -1 s5 l9 k10 r11
  ᅮ u1 ou7 o8 oo10 -11 l12 w13 woo13 a15 ew15 ow15 hu15 i16 v16 oi16 | -0
  ᅯ wa4 war6 wo6 wor7 lo9 wal9 ower10 wer10 qua10 uer12 o12 | b3 r4 -4 br8 l9 rt10
  ᅰ we3 wa4 wel5 e10 web11 whe11 vej12 wea12 a12 | -2 b3
  ᅱ u3 wi4 i7 y8 h9 ui11 wy11 ee12 ch12 wee12 wie13 us13 uh14 ju14 he14 hu14 in15 we15 chu15 wei15 oui15 ules15 whi16 | -1 b4
  ᅲ -5 ch6 yu6 u7 h8 ju9 ew9 ho10 chu11 hu11 eu12 you12 he12 ue13 z13 iu13 ille14 e14 naka14 yoo14 ugh15 shi15 tak15 mi15 sa15 hue16 | -0 s8
  ᅳ -0 e9 | -0
  ᅴ ui4 | -1
  ᅵ i1 y6 -8 e10 ie11 ey12 ee12 hi14 j14 ea14 h15 a15 | -0
  ᆨ c4 k4 ck4 x5 -10 ch10 g11 gg13 ek14 ke14 o16 uk16 | k0 -6
  ᆫ n0 ne9 on9 nn11 nne15 -15 nd15 | n0
  ᆯ l0 ll9 le9 lle14 -14 | l0
  ᆷ m0 me10 mm13 mp13 mb14 lme16 | m0
  ᆸ b3 p3 v6 pp9 bb9 -12 | b0 -10
  ᆺ t2 tt4 tte8 od12 ch13 s13 -14 k14 | t1 -6
  ᆼ n2 ng3 -9 m11 o11 nt12 nd13 in14 en14 ung16 ngh16 ei16 nc16 | n1 -7 nt10 m11
`
