package gammadesk.analytics.learning.net;

/** What both twins use for exp: the nearest power of two and Taylor's polynomial of the rest, to 2e-7. */
final class SiluTerms {
    /** Beyond it exp leaves the normal floats. */
    static final float MOST = 87;

    static final float PER_LN_2 = (float) (1 / Math.log(2));
    /** So few digits that its product with a whole number is exact. */
    static final float LN_2_HIGH = 355f / 512;

    static final float LN_2_LOW = (float) (Math.log(2) - LN_2_HIGH);
    /** Adding it rounds to a whole number, which then stands in the last bits. */
    static final float MAGIC = 12_582_912f;

    static final int EXPONENT_SHIFT = 23;
    static final float E2 = 0.5f;
    static final float E3 = 1f / 6;
    static final float E4 = 1f / 24;
    static final float E5 = 1f / 120;
    static final float E6 = 1f / 720;

    private SiluTerms() {}

    /** 1 / (1 + exp(-z)). */
    static float sigmoid(float z) {
        float x = Math.max(-MOST, Math.min(MOST, -z));
        float shifted = Math.fma(x, PER_LN_2, MAGIC);
        float power = shifted - MAGIC;
        float r = Math.fma(power, -LN_2_LOW, Math.fma(power, -LN_2_HIGH, x));
        float e = Math.fma(E6, r, E5);
        e = Math.fma(e, r, E4);
        e = Math.fma(e, r, E3);
        e = Math.fma(e, r, E2);
        e = Math.fma(e, r, 1);
        e = Math.fma(e, r, 1);
        int bits = Float.floatToRawIntBits(e) + (Float.floatToRawIntBits(shifted) << EXPONENT_SHIFT);
        return 1 / (1 + Float.intBitsToFloat(bits));
    }
}
