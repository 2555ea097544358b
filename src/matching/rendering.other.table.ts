/**
 * What letters of Ukrainian, Belarusian, Serbian, Macedonian and the Cyrillic of Central Asia become in Latin letters, in the
 * manner of `cyrillicRenderings`; written by hand after the manners in use, so that costs are no counts.
 */
export const otherCyrillicRenderings = `
  і i1 y3 ii8 j10 -12 | -0
  ї i2 yi3 ji5 ii6 y7 | -0 s8
  є e3 ie3 ye3 je5 | -0 s8
  ґ g0 gh8 | k0
  ў u2 w3 v4 | -0 b4
  ђ dj2 d4 dz7 dzh9 j9 gj8 dy8 | t1 s4 ts5 -6
  ј j1 y3 i4 -8 | -1 s3
  љ lj1 l4 ly6 li8 lh10 | l0 ls5
  њ nj1 n4 ny6 ni8 gn9 | n0 ns5
  ћ c2 ch4 cj9 tj8 ts9 | s1 k2 t5
  џ dz3 dzh5 j4 d6 dj7 | s2 ts2 t4
  ѓ gj2 g4 dj6 | k2 ks3 ts4 s5
  ќ kj2 k4 c6 tj8 | k1 ks3 t5
  ѕ dz1 z4 | s1 ts2
  ә a2 e3 ae6 | -0
  ө o1 u5 oe7 | -0
  ү u1 y6 ue7 | -0
  ұ u1 | -0
  ң ng2 n3 | n0 nk4
  қ k2 q2 kh6 | k0
  ғ gh3 g2 | k0
  һ h1 -6 | -0 k3
  ҳ h1 kh5 | -0 k3
  ҷ j1 dj5 ch6 | s0 ts5
  ӣ i1 | -0
  ӯ u1 o5 | -0
  җ j1 zh5 dj5 | s0 ts5
`
