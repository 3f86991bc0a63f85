/**
 * Chaohu prefecture was dissolved on 22 August 2011 (State Council): Juchao district and Lujiang
 * county went to Hefei, Wuwei county to Wuhu, Hanshan and He counties to Ma'anshan, except
 * Shenxiang town of He county, which went to Wuhu. The shapes know only the whole prefecture, so
 * each spot of it goes where the nearest of these county seats and towns went. Coordinates typed
 * from general knowledge, good to about 3 km.
 */
export const CHAOHU_TOWNS = [
  // Juchao district, now Chaohu city under Hefei
  { city: 'Hefei', name: 'Chaohu (Juchao)', lon: 117.867, lat: 31.6 },
  { city: 'Hefei', name: 'Zhegao', lon: 117.76, lat: 31.785 },
  { city: 'Hefei', name: 'Suwan', lon: 117.97, lat: 31.81 },
  { city: 'Hefei', name: 'Sanbing', lon: 117.8, lat: 31.5 },
  { city: 'Hefei', name: 'Huailin', lon: 117.68, lat: 31.42 },
  // Lujiang county
  { city: 'Hefei', name: 'Lucheng (Lujiang)', lon: 117.281, lat: 31.256 },
  { city: 'Hefei', name: 'Tangchi', lon: 117.09, lat: 31.29 },
  { city: 'Hefei', name: 'Baishan', lon: 117.4, lat: 31.47 },
  { city: 'Hefei', name: 'Shengqiao', lon: 117.52, lat: 31.38 },
  { city: 'Hefei', name: 'Baihu', lon: 117.48, lat: 31.22 },
  { city: 'Hefei', name: 'Nihe', lon: 117.35, lat: 31.09 },
  // Wuwei county, and Shenxiang town
  { city: 'Wuhu', name: 'Wucheng (Wuwei)', lon: 117.91, lat: 31.303 },
  { city: 'Wuhu', name: 'Yanqiao', lon: 117.78, lat: 31.38 },
  { city: 'Wuhu', name: 'Shijian', lon: 117.9, lat: 31.42 },
  { city: 'Wuhu', name: 'Kaicheng', lon: 117.72, lat: 31.28 },
  { city: 'Wuhu', name: 'Xiang’an', lon: 117.79, lat: 31.17 },
  { city: 'Wuhu', name: 'Quantang', lon: 117.95, lat: 31.2 },
  { city: 'Wuhu', name: 'Tanggou', lon: 118.15, lat: 31.28 },
  { city: 'Wuhu', name: 'Shenxiang', lon: 118.25, lat: 31.4 },
  // Hanshan county
  { city: 'Ma’anshan', name: 'Huanfeng (Hanshan)', lon: 118.1, lat: 31.735 },
  { city: 'Ma’anshan', name: 'Xianzong', lon: 118.03, lat: 31.85 },
  { city: 'Ma’anshan', name: 'Lintou', lon: 118, lat: 31.64 },
  { city: 'Ma’anshan', name: 'Yuncao', lon: 118.07, lat: 31.46 },
  // He county
  { city: 'Ma’anshan', name: 'Liyang (He county)', lon: 118.36, lat: 31.72 },
  { city: 'Ma’anshan', name: 'Xibu', lon: 118.26, lat: 31.74 },
  { city: 'Ma’anshan', name: 'Xiangquan', lon: 118.28, lat: 31.87 },
  { city: 'Ma’anshan', name: 'Wujiang', lon: 118.47, lat: 31.86 },
  { city: 'Ma’anshan', name: 'Gongqiao', lon: 118.24, lat: 31.56 },
]
