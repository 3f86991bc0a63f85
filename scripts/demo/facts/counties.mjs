/**
 * County-level units with their people in the 2020 census, in units of 10,000: typed from the
 * published census results and rounded, not checked again against the printed tables. The package's
 * figures mix whole municipalities of 2010 (Nanjing) with county towns of about 2000 (Jiangyin:
 * 107,918 for a city of 1.78 million), which would pull every vehicle of Wuxi into its centre.
 * What a city has beyond its listed units goes to its own centre. `geonames`: the place in the
 * package whose point is used; else `lon`, `lat` are typed.
 */
export const COUNTIES = [
  ['Shanghai', 'Pudong', '浦东新区', 568, { lon: 121.545, lat: 31.222 }],
  ['Shanghai', 'Minhang', '闵行区', 265, { lon: 121.381, lat: 31.113 }],
  ['Shanghai', 'Baoshan', '宝山区', 224, { geonames: 1816917 }],
  ['Shanghai', 'Jiading', '嘉定区', 183, { geonames: 7845524 }],
  ['Shanghai', 'Songjiang', '松江区', 191, { geonames: 1794035 }],
  ['Shanghai', 'Qingpu', '青浦区', 127, { geonames: 7845495 }],
  ['Shanghai', 'Fengxian', '奉贤区', 114, { lon: 121.474, lat: 30.918 }],
  ['Shanghai', 'Jinshan', '金山区', 82, { lon: 121.342, lat: 30.742 }],
  ['Shanghai', 'Chongming', '崇明区', 64, { lon: 121.397, lat: 31.627 }],
  ['Suzhou', 'Kunshan', '昆山市', 209, { geonames: 1785623 }],
  ['Suzhou', 'Changshu', '常熟市', 168, { geonames: 7283386 }],
  ['Suzhou', 'Zhangjiagang', '张家港市', 143, { geonames: 1787331 }],
  ['Suzhou', 'Taicang', '太仓市', 83, { geonames: 1793703 }],
  ['Suzhou', 'Wujiang', '吴江区', 155, { geonames: 8328215 }],
  ['Wuxi', 'Jiangyin', '江阴市', 178, { geonames: 1815251 }],
  ['Wuxi', 'Yixing', '宜兴市', 129, { geonames: 1786760 }],
  ['Changzhou', 'Liyang', '溧阳市', 79, { geonames: 1802788 }],
  ['Changzhou', 'Jintan', '金坛区', 59, { geonames: 6685846 }],
  ['Zhenjiang', 'Danyang', '丹阳市', 99, { geonames: 8394482 }],
  ['Zhenjiang', 'Jurong', '句容市', 64, { geonames: 8394463 }],
  ['Zhenjiang', 'Yangzhong', '扬中市', 32, { geonames: 1796682 }],
  ['Nanjing', 'Jiangning', '江宁区', 193, { geonames: 1812280 }],
  ['Nanjing', 'Pukou', '浦口区', 117, { geonames: 1783917 }],
  ['Nanjing', 'Luhe', '六合区', 94, { geonames: 8273866 }],
  ['Nanjing', 'Lishui', '溧水区', 49, { geonames: 6685849 }],
  ['Nanjing', 'Gaochun', '高淳区', 43, { geonames: 1814767 }],
  ['Yangzhou', 'Yizheng', '仪征市', 53, { geonames: 1784580 }],
  ['Yangzhou', 'Jiangdu', '江都区', 93, { geonames: 1790392 }],
  ['Yangzhou', 'Gaoyou', '高邮市', 71, { geonames: 1810309 }],
  ['Yangzhou', 'Baoying', '宝应县', 68, { geonames: 1816890 }],
  ['Taizhou', 'Jingjiang', '靖江市', 66, { geonames: 1805639 }],
  ['Taizhou', 'Taixing', '泰兴市', 99, { geonames: 1793533 }],
  ['Taizhou', 'Xinghua', '兴化市', 113, { geonames: 1784820 }],
  ['Taizhou', 'Jiangyan', '姜堰区', 65, { geonames: 1806218 }],
  ['Nantong', 'Tongzhou', '通州区', 126, { geonames: 1805408 }],
  ['Nantong', 'Haimen', '海门区', 99, { geonames: 1801200 }],
  ['Nantong', 'Qidong', '启东市', 97, { geonames: 1806840 }],
  ['Nantong', 'Rugao', '如皋市', 124, { geonames: 1797069 }],
  ['Nantong', 'Rudong', '如东县', 88, { geonames: 1804979 }],
  ['Nantong', 'Hai’an', '海安市', 87, { geonames: 1809116 }],
  ['Jiaxing', 'Jiashan', '嘉善县', 65, { geonames: 1791604 }],
  ['Jiaxing', 'Pinghu', '平湖市', 67, { lon: 121.015, lat: 30.699 }],
  ['Jiaxing', 'Haiyan', '海盐县', 46, { geonames: 1790862 }],
  ['Jiaxing', 'Haining', '海宁市', 108, { geonames: 1789799 }],
  ['Jiaxing', 'Tongxiang', '桐乡市', 103, { geonames: 1790942 }],
  ['Huzhou', 'Nanxun', '南浔区', 54, { geonames: 1799642 }],
  ['Huzhou', 'Deqing', '德清县', 55, { geonames: 1812981 }],
  ['Huzhou', 'Changxing', '长兴县', 67, { geonames: 1784553 }],
  ['Huzhou', 'Anji', '安吉县', 59, { lon: 119.68, lat: 30.631 }],
  ['Hangzhou', 'Xiaoshan', '萧山区', 201, { geonames: 1789998 }],
  ['Hangzhou', 'Yuhang', '余杭区', 123, { lon: 119.998, lat: 30.273 }],
  ['Hangzhou', 'Linping', '临平区', 118, { geonames: 1803374 }],
  ['Hangzhou', 'Qiantang', '钱塘区', 77, { lon: 120.35, lat: 30.31 }],
  ['Hangzhou', 'Fuyang', '富阳区', 83, { geonames: 1810846 }],
  ['Hangzhou', 'Lin’an', '临安区', 63, { geonames: 1803594 }],
  ['Hangzhou', 'Tonglu', '桐庐县', 45, { lon: 119.685, lat: 29.797 }],
  ['Hangzhou', 'Jiande', '建德市', 44, { geonames: 1789243 }],
  ['Hangzhou', 'Chun’an', '淳安县', 33, { lon: 119.036, lat: 29.611 }],
  ['Hefei', 'Chaohu', '巢湖市', 73, { geonames: 1815427 }],
  ['Hefei', 'Feixi', '肥西县', 97, { geonames: 1796149 }],
  ['Hefei', 'Feidong', '肥东县', 88, { geonames: 1812949 }],
  ['Hefei', 'Changfeng', '长丰县', 78, { lon: 117.167, lat: 32.479 }],
  ['Hefei', 'Lujiang', '庐江县', 89, { geonames: 1802068 }],
  ['Chuzhou', 'Lai’an', '来安县', 40, { lon: 118.434, lat: 32.452 }],
  ['Chuzhou', 'Quanjiao', '全椒县', 39, { lon: 118.273, lat: 32.086 }],
  ['Chuzhou', 'Dingyuan', '定远县', 67, { geonames: 1812818 }],
  ['Chuzhou', 'Fengyang', '凤阳县', 64, { geonames: 1811186 }],
  ['Chuzhou', 'Tianchang', '天长市', 60, { geonames: 1793015 }],
  ['Chuzhou', 'Mingguang', '明光市', 48, { geonames: 1800519 }],
  ['Ma’anshan', 'Dangtu', '当涂县', 37, { geonames: 1813851 }],
  ['Ma’anshan', 'Hanshan', '含山县', 34, { geonames: 1807599 }],
  ['Ma’anshan', 'He county', '和县', 41, { geonames: 1802787 }],
  ['Wuhu', 'Wuwei', '无为市', 83, { geonames: 1791346 }],
  ['Wuhu', 'Nanling', '南陵县', 41, { geonames: 1799918 }],
  ['Wuhu', 'Fanchang', '繁昌区', 24, { geonames: 1811607 }],
  ['Wuhu', 'Wanzhi', '湾沚区', 30, { geonames: 1791733 }],
].map(([city, name, name_zh, people10k, where]) => ({ city, name, name_zh, people10k, ...where }))

/** Where a city's own people (what its listed units leave over) are put. */
export const CITY_SEATS = {
  Shanghai: 1796236,
  Suzhou: 1886760,
  Wuxi: 1790923,
  Changzhou: 1815456,
  Zhenjiang: 1784642,
  Nanjing: 1799962,
  Yangzhou: 1787227,
  Taizhou: 1793505,
  Nantong: 1799722,
  Jiaxing: 1805953,
  Huzhou: 1806535,
  Hangzhou: 1808926,
  Hefei: 1808722,
  Chuzhou: 1814757,
  'Ma’anshan': 1801620,
  Wuhu: 1791236,
}

/** Places of the package that are dropped, each with its reason. */
export const DROPPED_PLACES = {
  1798425:
    'Puyang 3,590,000: the figure of Puyang in Henan on the county town of Pujiang, Zhejiang',
  1785412:
    'Zhabei 840,000: a former district in the middle of Shanghai, counted in Shanghai already',
  1809412: 'Guli 536,000: no place of that size near Yongkang; the figure of another place',
  1919014:
    'Lianghu 155,000: a township with the figure of a district, 4 km from Shangyu, counted there',
  1790100: 'Xiaolingwei: a quarter in the middle of Nanjing, counted in Nanjing already',
  1898494: 'Songling: the seat of Wujiang, which stands for the whole of it 8 km off',
  1898359: 'Mudu: a quarter of Suzhou, counted in Suzhou already',
  1806591: 'Hutang 56,370: the seat of Wujin (119.94 E) put 40 km west of where it is',
  7303248: 'Jiashan 137,112: the same town as Weitang 1.4 km off, which stands for Jiashan county',
  1813451: 'Datong 61,085: a district of Huainan, counted in Huainan already',
}

/** Towns kept with the package's figure; it is taken off the unit they belong to. */
export const TOWNS = {
  1783920: 'Qingpu',
  1790848: 'Tongxiang',
  1784074: 'Kunshan',
}

/** Labels of the base map: the package calls these cities by the town in which their seat is. */
export const LABEL_NAMES = {
  Guankou: ['Liuyang', '浏阳市'],
  Luqiao: ['Taizhou (Zhejiang)', '台州市'],
  'Puyang Chengguanzhen': ['Puyang', '濮阳市'],
  Shashi: ['Jingzhou', '荆州市'],
  Tongshan: ['Xuzhou', '徐州市'],
  Wusong: ['Tongling', '铜陵市'],
  Xinpu: ['Lianyungang', '连云港市'],
  'Zhu Cheng City': ['Zhucheng', '诸城市'],
}
