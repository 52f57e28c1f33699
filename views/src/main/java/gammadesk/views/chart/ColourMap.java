package gammadesk.views.chart;

import gammadesk.views.fx.ThemeMode;

/** Colours between two ends, looked up in a table of 1025 entries so that a middle one exists. */
public final class ColourMap {
    private static final int LAST = 1024;
    private static final int[] VIRIDIS = {
        0x440154, 0x481567, 0x482677, 0x453781, 0x404788, 0x39568C, 0x33638D, 0x2D708E, 0x287D8E, 0x238A8D,
        0x1F968B, 0x20A387, 0x29AF7F, 0x3CBB75, 0x55C667, 0x73D055, 0x95D840, 0xB8DE29, 0xDCE319, 0xFDE725
    };
    /** Bright ends, so that large stands out of a dark screen; the middle is a pure grey. */
    private static final int[] DARK_DIVERGING = {0xD9A6F2, 0xB070D0, 0x765488, 0x404040, 0x487A59, 0x58B074, 0xA0EBA8};
    /** Dark ends, so that large stands out of a light screen; the middle is white. */
    private static final int[] LIGHT_DIVERGING = {0x4A1060, 0x8248A0, 0xC4A3D4, 0xFFFFFF, 0xA6D3A8, 0x3F9450, 0x0B4A20};

    /** Asks below, bids above, from the ground of the plot: what is not there is not seen. */
    private static final int[] DARK_DEPTH = {0xFFB3CF, 0xF26D9D, 0x7A3450, 0x0D1117, 0x1B5F5A, 0x39C5B8, 0xB4F2EA};

    private static final int[] LIGHT_DEPTH = {0x6B0F3A, 0xB8236A, 0xE8B4CC, 0xFFFFFF, 0xA9D8D3, 0x0B7D74, 0x043F3A};

    private final int[] table;

    private ColourMap(int[] anchors) {
        table = new int[LAST + 1];
        for (int i = 0; i <= LAST; i++) {
            table[i] = between(anchors, i / (double) LAST);
        }
    }

    /** One direction, perceptually even: levels of volatility. */
    public static ColourMap viridis() {
        return new ColourMap(VIRIDIS);
    }

    /** Two directions from a neutral middle: purple below, green above, told apart by colour-blind eyes too. */
    public static ColourMap diverging(ThemeMode theme) {
        return new ColourMap(theme == ThemeMode.DARK ? DARK_DIVERGING : LIGHT_DIVERGING);
    }

    /** Amounts in an order book: asks negative, bids positive, nothing in the middle. */
    public static ColourMap depth(ThemeMode theme) {
        return new ColourMap(theme == ThemeMode.DARK ? DARK_DEPTH : LIGHT_DEPTH);
    }

    /** The opaque colour at a share of the way from the low end (0) to the high end (1); transparent for NaN. */
    public int argb(double share) {
        if (Double.isNaN(share)) {
            return 0;
        }
        return table[(int) Math.round(Math.clamp(share, 0, 1) * LAST)];
    }

    private static int between(int[] anchors, double share) {
        double at = share * (anchors.length - 1);
        int left = Math.min((int) at, anchors.length - 2);
        double weight = at - left;
        int colour = 0xFF;
        for (int shift = 16; shift >= 0; shift -= 8) {
            int from = anchors[left] >> shift & 0xFF;
            int to = anchors[left + 1] >> shift & 0xFF;
            colour = colour << 8 | (int) Math.round(from + weight * (to - from));
        }
        return colour;
    }
}
