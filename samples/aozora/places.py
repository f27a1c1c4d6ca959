"""Where the members live: the prefectures by region, with their part of the members."""

from __future__ import annotations

REGIONS: dict[str, dict[str, float]] = {
    "北海道・東北": {
        "北海道": 4.2, "青森県": 0.9, "岩手県": 0.9, "宮城県": 1.9, "秋田県": 0.7, "山形県": 0.8, "福島県": 1.4,
    },
    "関東": {
        "茨城県": 2.1, "栃木県": 1.4, "群馬県": 1.4, "埼玉県": 5.2, "千葉県": 4.5, "東京都": 11.2, "神奈川県": 7.0,
    },
    "中部": {
        "新潟県": 1.6, "富山県": 0.8, "石川県": 0.9, "福井県": 0.6, "山梨県": 0.6, "長野県": 1.6, "岐阜県": 1.5,
        "静岡県": 2.7, "愛知県": 4.9, "三重県": 1.2,
    },
    "関西": {
        "滋賀県": 2.0, "京都府": 4.2, "大阪府": 13.8, "兵庫県": 8.4, "奈良県": 2.1, "和歌山県": 1.5,
    },
    "中国・四国": {
        "鳥取県": 0.4, "島根県": 0.5, "岡山県": 1.4, "広島県": 2.1, "山口県": 1.0, "徳島県": 0.5, "香川県": 0.7,
        "愛媛県": 1.0, "高知県": 0.5,
    },
    "九州・沖縄": {
        "福岡県": 3.9, "佐賀県": 0.6, "長崎県": 1.0, "熊本県": 1.3, "大分県": 0.8, "宮崎県": 0.8, "鹿児島県": 1.2,
        "沖縄県": 1.0,
    },
}
PREFECTURES = tuple(name for region in REGIONS.values() for name in region)
PREFECTURE_WEIGHTS = tuple(weight for region in REGIONS.values() for weight in region.values())
REGION_OF = tuple(number for number, region in enumerate(REGIONS.values()) for _ in region)
NAMES = tuple(REGIONS)
CHANNEL_WEIGHTS = {True: (0.40, 0.44, 0.16), False: (0.52, 0.24, 0.24)}
"""Web, telephone, catalogue: in Kansai, where the house began, the telephone rules."""
HOME = "関西"
