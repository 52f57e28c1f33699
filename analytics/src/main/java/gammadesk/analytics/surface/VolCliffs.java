package gammadesk.analytics.surface;

/**
 * A quote whose whole band lies far from the line through its neighbours is a stale or mistaken one: the worst is
 * dropped first, until none stands out.
 */
final class VolCliffs {
    private static final double MOST_BANDS = 2.5;
    private static final double LEAST_JUMP_SHARE = 0.06;
    private static final int FEWEST = 5;

    private VolCliffs() {}

    static void drop(double[] k, double[] bidIv, double[] askIv, QuoteVerdict[] verdicts) {
        int[] rows = new int[k.length];
        for (int worst = 0; worst >= 0; ) {
            int used = collect(rows, verdicts);
            worst = used < FEWEST ? -1 : worst(rows, used, k, bidIv, askIv);
            if (worst >= 0) {
                verdicts[worst] = QuoteVerdict.VOL_CLIFF;
            }
        }
    }

    private static int collect(int[] rows, QuoteVerdict[] verdicts) {
        int used = 0;
        for (int row = 0; row < verdicts.length; row++) {
            if (verdicts[row] == QuoteVerdict.USED) {
                rows[used++] = row;
            }
        }
        return used;
    }

    private static int worst(int[] rows, int used, double[] k, double[] bidIv, double[] askIv) {
        int worst = -1;
        double most = 1;
        for (int i = 1; i + 1 < used; i++) {
            int row = rows[i];
            double jump = jump(rows[i - 1], row, rows[i + 1], k, bidIv, askIv);
            if (jump > most) {
                most = jump;
                worst = row;
            }
        }
        return worst;
    }

    /** Distance from the neighbours' line over what is allowed. */
    private static double jump(int left, int row, int right, double[] k, double[] bidIv, double[] askIv) {
        double share = k[right] > k[left] ? (k[row] - k[left]) / (k[right] - k[left]) : 0.5;
        double line = (1 - share) * mid(left, bidIv, askIv) + share * mid(right, bidIv, askIv);
        double bands =
                half(row, bidIv, askIv) + (1 - share) * half(left, bidIv, askIv) + share * half(right, bidIv, askIv);
        double allowed = Math.max(MOST_BANDS * bands, LEAST_JUMP_SHARE * line);
        return Math.abs(mid(row, bidIv, askIv) - line) / allowed;
    }

    private static double mid(int row, double[] bidIv, double[] askIv) {
        return (bidIv[row] + askIv[row]) / 2;
    }

    private static double half(int row, double[] bidIv, double[] askIv) {
        return (askIv[row] - bidIv[row]) / 2;
    }
}
