/**
 * The kinds of dataset and the columns each may carry. Import, store, criteria and the column
 * guesser all read this one table; to add a kind or a column is one entry here.
 */
export type DatasetKind =
  | 'vehicles'
  | 'population'
  | 'ancillary'
  | 'corridors'
  | 'trips'
  | 'grid'
  | 'partners'
  | 'stations'
  | 'exclusions'
  | 'boundaries'
  | 'votes'
  | 'rent'

export const VEHICLE_CLASSES = [
  'private',
  'taxi',
  'ride-hailing',
  'logistics',
  'truck',
  'scooter',
] as const
export type VehicleClass = (typeof VEHICLE_CLASSES)[number]

/** Where vehicles were counted: where they are kept, where their drivers work, where they drive. */
export const BASES = ['home', 'work', 'operating'] as const
export type Basis = (typeof BASES)[number]

export interface NumberField {
  readonly type: 'number'
  readonly unit: string
  readonly minimum?: number
  readonly maximum?: number
  readonly required?: boolean
  /** Other headings under which the column is found, compared without case, space, _ and -. */
  readonly aliases?: readonly string[]
}

export interface TextField {
  readonly type: 'text'
  readonly required?: boolean
  /** The only words allowed, lower case; absent means free text. */
  readonly values?: readonly string[]
  /** Other words for them, as they are compared: lower case, without space, _ and -. */
  readonly words?: Readonly<Record<string, string>>
  /** Taken where the row says nothing. */
  readonly fallback?: string
  readonly aliases?: readonly string[]
}

export type Field = NumberField | TextField

export interface KindSpec {
  readonly meaning: string
  readonly fields: Readonly<Record<string, Field>>
}

export const HOSTS = [
  'fuel',
  'parking',
  'mall',
  'supermarket',
  'furniture',
  'diy',
  'other',
] as const
export type Host = (typeof HOSTS)[number]

const id: Field = {
  type: 'text',
  aliases: ['编号', '編號', 'osm_id', 'code', 'site_id', '站点编号', '油站编号', '门店编号'],
}
const name: Field = {
  type: 'text',
  aliases: [
    ...['名称', '名稱', 'title', 'station', 'station_name', '站名', 'site_name', 'store_name'],
    ...['站点名称', '油站名称', '加油站名称', '加油站', '门店名称', '场站名称', '网点名称'],
  ],
}

const grade = (...aliases: readonly string[]): Field => ({
  type: 'text',
  values: ['good', 'fair', 'poor', 'none', ''],
  words: {
    ...{
      好: 'good',
      良好: 'good',
      优: 'good',
      优秀: 'good',
      一般: 'fair',
      中: 'fair',
      尚可: 'fair',
    },
    ...{ 差: 'poor', 较差: 'poor', 无: 'none', 不具备: 'none', ok: 'fair', bad: 'poor' },
  },
  fallback: '',
  aliases,
})

/** What people call the types of host, in English and Chinese. */
const HOST_WORDS: Readonly<Record<string, Host>> = {
  ...{
    gasstation: 'fuel',
    petrolstation: 'fuel',
    fuelstation: 'fuel',
    gas: 'fuel',
    petrol: 'fuel',
  },
  ...{ 加油站: 'fuel', 油站: 'fuel', 加气站: 'fuel', 停车场: 'parking', 停車場: 'parking' },
  ...{ carpark: 'parking', parkinglot: 'parking', shoppingmall: 'mall', shoppingcentre: 'mall' },
  ...{
    shoppingcenter: 'mall',
    departmentstore: 'mall',
    商场: 'mall',
    商場: 'mall',
    购物中心: 'mall',
  },
  ...{ 百货: 'mall', 超市: 'supermarket', 卖场: 'supermarket', hypermarket: 'supermarket' },
  ...{ 家居: 'furniture', 家具: 'furniture', 家居卖场: 'furniture', furniturestore: 'furniture' },
  ...{ doityourself: 'diy', hardware: 'diy', hardwarestore: 'diy', 建材: 'diy', 建材市场: 'diy' },
  ...{ 其他: 'other', 其它: 'other' },
}

export const KINDS: Readonly<Record<DatasetKind, KindSpec>> = {
  vehicles: {
    meaning: 'vehicles by point, cell or zone',
    fields: {
      id,
      name,
      count: {
        type: 'number',
        unit: 'vehicles',
        minimum: 0,
        required: true,
        aliases: ['vehicles', 'total', '车辆', 'ev_count'],
      },
      class: {
        type: 'text',
        values: VEHICLE_CLASSES,
        fallback: 'private',
      },
      basis: { type: 'text', values: BASES, fallback: 'home' },
      // 'all': every electric vehicle is counted, to be multiplied by the swappable share.
      swappable: { type: 'text', values: ['swappable', 'all'], fallback: 'all' },
      year: { type: 'number', unit: 'year', minimum: 1990, maximum: 2100 },
    },
  },
  population: {
    meaning: 'people by point, cell or zone',
    fields: {
      id,
      name,
      population: {
        type: 'number',
        unit: 'people',
        minimum: 0,
        required: true,
        aliases: ['pop', 'people', '人口', 'pop2000'],
      },
      // Density at a place's centre; with it a point is spread as an exponential disc (Clark 1951).
      density: { type: 'number', unit: 'people/km²', minimum: 1 },
    },
  },
  ancillary: {
    meaning: 'where people live and work, for spreading zones: buildings, addresses, jobs',
    fields: {
      id,
      name,
      // 1 where a row says nothing: each point counts alike.
      weight: {
        type: 'number',
        unit: 'weight',
        minimum: 0,
        aliases: ['jobs', 'dwellings', '权重'],
      },
    },
  },
  corridors: {
    meaning: 'highways as lines, their access points and counting points as points',
    fields: {
      id,
      name,
      ref: { type: 'text', aliases: ['route', 'road', '国道', 'freeway'] },
      class: {
        type: 'text',
        values: ['motorway', 'trunk', 'primary', 'link'],
        fallback: 'motorway',
      },
      // 'both', or the one way of a dual carriageway.
      direction: { type: 'text', fallback: 'both', aliases: ['dir'] },
      access: { type: 'text', values: ['junction', 'service_area', 'gantry', ''], fallback: '' },
      vehicles_per_day: {
        type: 'number',
        unit: 'vehicles/day',
        minimum: 0,
        aliases: ['aadt', 'traffic', 'flow', 'vehiclesday'],
      },
      milepost_km: { type: 'number', unit: 'km', aliases: ['milepost', 'mileage', 'km'] },
    },
  },
  trips: {
    meaning: 'trips along highways, each a line from its origin to its destination',
    fields: {
      id,
      name,
      origin: { type: 'text', aliases: ['from', '起点'] },
      destination: { type: 'text', aliases: ['to', '终点'] },
      trips_per_day: {
        type: 'number',
        unit: 'vehicles/day',
        minimum: 0,
        required: true,
        aliases: ['trips', 'flow', 'tripsday'],
      },
      // 'all': every vehicle is counted, to be multiplied by the share that can swap.
      swappable: { type: 'text', values: ['swappable', 'all'], fallback: 'all' },
    },
  },
  grid: {
    meaning: 'substations, feeders, transformers and power lines',
    fields: {
      id,
      name,
      headroom_kva: {
        type: 'number',
        unit: 'kVA',
        minimum: 0,
        aliases: [
          'headroom',
          'capacity',
          'capacity_kw',
          'hosting_capacity_kw',
          'available_kw',
          'kva',
          'kw',
        ],
      },
      voltage_kv: { type: 'number', unit: 'kV', minimum: 0, aliases: ['voltage', 'kv'] },
      feeder: { type: 'text', aliases: ['feeder_id', 'feeder_name', 'feedername'] },
    },
  },
  partners: {
    meaning: 'places of partners that could host a station',
    fields: {
      id,
      name,
      partner: {
        type: 'text',
        aliases: ['company', 'owner', '公司', '合作方', '合作伙伴', '企业', '集团', '业主'],
      },
      brand: { type: 'text', aliases: ['品牌', '品牌名称'] },
      operator: { type: 'text', aliases: ['运营商', '经营单位', '營運商'] },
      host: {
        type: 'text',
        values: HOSTS,
        words: HOST_WORDS,
        fallback: 'other',
        aliases: ['type', 'kind', '类型', '類型', '站点类型', '业态', '场地类型'],
      },
      address: {
        type: 'text',
        aliases: ['地址', '详细地址', '门店地址', 'addr', 'street_address'],
      },
      parking_spaces: {
        type: 'number',
        unit: 'spaces',
        minimum: 0,
        aliases: ['parking', 'spaces', '车位', '车位数', '停车位', '車位'],
      },
      rent: {
        type: 'number',
        unit: 'currency/m²/year',
        minimum: 0,
        aliases: ['租金', '年租金', '租金单价'],
      },
      cost: { type: 'number', unit: 'currency', minimum: 0, aliases: ['造价', '建设成本'] },
      // The site sheet (domain.md); '' = unknown.
      accessibility: grade('access', '可达性', '交通便利性'),
      hoisting: grade('吊装', '吊装条件'),
      load_bearing: grade('loadbearing', 'floor_load', '承重', '地面承重'),
      drainage: grade('排水', '排水条件'),
      ownership: {
        type: 'text',
        values: ['owned', 'leased', 'unclear', 'disputed', ''],
        words: {
          ...{ 自有: 'owned', 自持: 'owned', 租赁: 'leased', 承租: 'leased', 不清: 'unclear' },
          ...{ 不明: 'unclear', 纠纷: 'disputed', 争议: 'disputed', own: 'owned', lease: 'leased' },
        },
        fallback: '',
        aliases: ['产权', '产权性质', '土地性质'],
      },
      fire_protection: {
        type: 'text',
        values: ['approved', 'pending', 'refused', ''],
        words: {
          ...{ 通过: 'approved', 已通过: 'approved', 合格: 'approved', 待审: 'pending' },
          ...{ 办理中: 'pending', 未通过: 'refused', 不合格: 'refused' },
        },
        fallback: '',
        aliases: ['消防', '消防验收', 'fire'],
      },
      electricity_kva: {
        type: 'number',
        unit: 'kVA',
        minimum: 0,
        aliases: [
          ...['electricity', 'electricity_supply', 'power', 'power_kw', 'transformer'],
          ...['电力容量', '用电容量', '可用容量', '变压器容量', '电力'],
        ],
      },
      rent_5_years: {
        type: 'number',
        unit: 'currency/m²/year',
        minimum: 0,
        aliases: ['五年租金', 'rent_5y'],
      },
      rent_8_years: {
        type: 'number',
        unit: 'currency/m²/year',
        minimum: 0,
        aliases: ['八年租金', 'rent_8y'],
      },
      permit: {
        type: 'text',
        values: ['granted', 'pending', 'none', 'refused', ''],
        words: {
          ...{ 已批: 'granted', 已取得: 'granted', 待批: 'pending', 办理中: 'pending' },
          ...{ 无: 'none', 未办: 'none', 被拒: 'refused', 不批: 'refused' },
        },
        fallback: '',
        aliases: ['permit_status', '报批', '许可', '规划许可'],
      },
      roof_area_m2: {
        type: 'number',
        unit: 'm²',
        minimum: 0,
        aliases: ['roof', 'roof_area', '屋顶面积'],
      },
    },
  },
  stations: {
    meaning: 'swap stations and chargers, ours and others',
    fields: {
      id,
      name,
      operator: { type: 'text' },
      own: { type: 'text', values: ['own', 'competitor'], fallback: 'competitor' },
      technology: { type: 'text', values: ['swap', 'charge'], fallback: 'swap' },
      pack: { type: 'text' },
      status: {
        type: 'text',
        values: ['planned', 'building', 'open', 'closed'],
        fallback: 'open',
      },
      opened: { type: 'text', aliases: ['first_seen', 'opening', 'date'] },
      generation: { type: 'number', unit: 'generation', minimum: 1 },
      swaps_per_day: { type: 'number', unit: 'swaps/day', minimum: 0 },
      address: { type: 'text', aliases: ['地址'] },
    },
  },
  exclusions: {
    meaning: 'places to keep away from',
    fields: {
      id,
      name,
      category: { type: 'text', required: true },
      rule: { type: 'text', values: ['forbid', 'review'], fallback: 'forbid' },
      buffer_m: { type: 'number', unit: 'm', minimum: 0, maximum: 100_000, aliases: ['buffer'] },
    },
  },
  boundaries: {
    meaning: 'reporting areas',
    fields: { id, name, name_zh: { type: 'text' }, level: { type: 'text' } },
  },
  votes: {
    meaning: 'wishes of users for a station',
    fields: {
      id,
      name,
      votes: { type: 'number', unit: 'votes', minimum: 0, required: true, aliases: ['count'] },
    },
  },
  rent: {
    meaning: 'rent by point or zone',
    fields: {
      id,
      name,
      rent: {
        type: 'number',
        unit: 'currency/m²/year',
        minimum: 0,
        required: true,
        aliases: ['租金', 'price'],
      },
    },
  },
}

export const KIND_IDS = Object.keys(KINDS) as DatasetKind[]
