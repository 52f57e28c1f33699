package gammadesk.analytics.pricing;

/**
 * Coefficients of the polynomials in the vector kernels and their scalar twins, as compile-time constants: near-minimax
 * fits (Chebyshev series computed with 40 digits, cut off and rearranged by powers) whose errors lie below the rounding
 * of a double.
 *
 * <p>Mills' ratio {@code R(z) = (1 - N(z)) / n(z)} is {@code w P(tau)} with {@code w = 1 / (z + shift)} and {@code tau
 * = origin - slope w}, which maps the whole range of {@code z} to -1 .. 1.
 */
final class Minimax {
    static final double LN_2 = 0.6931471805599453;
    static final double INV_LN_2 = 1.4426950408889634;
    /** The part of ln 2 that is exact in 32 bits, and the rest: {@code x - n ln 2} without cancellation. */
    static final double LN_2_HIGH = 0.6931471803691238;

    static final double LN_2_LOW = 1.9082149292705877E-10;
    static final double SQRT_TWO_PI = 2.5066282746310007;
    static final double INV_SQRT_TWO_PI = 0.3989422804014327;
    static final double LN_SQRT_TWO_PI = 0.9189385332046728;

    /** Added to a double of small size, its last bits are an integer; its bits plus an integer are a double. */
    static final double MAGIC = 0x1.8p52;

    static final long MAGIC_BITS = 0x4338000000000000L;
    static final long ONE_BITS = 0x3FF0000000000000L;
    /** What carries a number of sqrt(1/2) .. sqrt(2) into the exponent of 1. */
    static final long ROOT_BIAS = 0x3FF0000000000000L - 0x3FE6A09E667F3BCDL;

    /** A number's place among the octaves of another: the difference of their bits, rounded, and never negative. */
    static final long OCTAVE_BIAS = (1L << 62) + (1L << 51);

    static final long OCTAVE_ONE = 1L << 62;
    static final double OCTAVE_ZERO = 1024;
    static final int EXPONENT_SHIFT = 52;
    static final int EXPONENT_BIAS = 1023;

    /** Mills' ratio for z of -1.1 .. 39. */
    static final double FAR_SHIFT = 6.1;

    static final double FAR_ORIGIN = 1.2493765586034913;
    static final double FAR_SLOPE = 11.246882793017456;
    /** Mills' ratio for z of -1.1 .. 10.5, where implied volatilities are looked for. */
    static final double NEAR_SHIFT = 7.1;

    static final double NEAR_ORIGIN = 2.0344827586206895;
    static final double NEAR_SLOPE = 18.206896551724135;

    static final double FAR_END = 39;
    /** Below this an exponential is no normal number. */
    static final double LEAST_EXPONENT = -708;

    /** Ordinary rows, in USD, years and vol sqrt(years); all others go the scalar way. */
    static final double LEAST_PRICE = 1e-100;

    static final double MOST_PRICE = 1e100;
    static final double LEAST_YEARS = 1e-12;
    static final double MOST_YEARS = 1e6;
    static final double LEAST_DEVIATION = 2e-3;
    static final double MOST_DEVIATION = 2.2;

    /** Vol sensitivities are per vol point. */
    static final double PER_POINT = 0.01;
    /** Times are per day, and two is the factor in every slope by time. */
    static final double PER_TWO_DAYS = 1.0 / 730;

    // Mills' ratio, far
    static final double F0 = 2.8200293855574494;
    static final double F1 = -3.6387282751603465;
    static final double F2 = 3.929365429388217;
    static final double F3 = -3.5761872366113123;
    static final double F4 = 2.7401893462647475;
    static final double F5 = -1.7504420045958795;
    static final double F6 = 0.9112636301024833;
    static final double F7 = -0.3681775389960094;
    static final double F8 = 0.1018071299406883;
    static final double F9 = -0.01003772462313721;
    static final double F10 = -0.005945575155845226;
    static final double F11 = 0.0028507016144417724;
    static final double F12 = -0.00012978521249958593;
    static final double F13 = -0.0002867610281482765;
    static final double F14 = 6.839579804723185e-05;
    static final double F15 = 2.4209575526315876e-05;
    static final double F16 = -1.1386945969731783e-05;
    static final double F17 = -2.1165184117492137e-06;
    static final double F18 = 1.630349477243104e-06;
    static final double F19 = 2.237229555641597e-07;
    static final double F20 = -2.223162380715844e-07;
    static final double F21 = -2.686141930252347e-08;
    static final double F22 = 2.6494224938822262e-08;
    static final double F23 = 2.2570806251886005e-09;
    static final double F24 = -1.965837815815113e-09;

    // Mills' ratio, near
    static final double N0 = 3.994612938634891;
    static final double N1 = -4.909588203472442;
    static final double N2 = 4.901743033781996;
    static final double N3 = -4.07515512151495;
    static final double N4 = 2.8571007008937586;
    static final double N5 = -1.696987483586528;
    static final double N6 = 0.8517425961881705;
    static final double N7 = -0.3573647185840318;
    static final double N8 = 0.12238905717361635;
    static final double N9 = -0.03251246451696658;
    static final double N10 = 0.005857109589793297;
    static final double N11 = -0.0003280539290049658;
    static final double N12 = -0.00017750916842572813;
    static final double N13 = 5.514774002885197e-05;
    static final double N14 = -2.1345161476335246e-06;
    static final double N15 = -2.4161215246660053e-06;
    static final double N16 = 4.554962302324013e-07;
    static final double N17 = 7.43261495592517e-08;
    static final double N18 = -3.130667652296437e-08;
    static final double N19 = -1.5689190537418045e-09;
    static final double N20 = 1.4329322645110645e-09;

    // exp(r) for |r| up to ln(2)/2
    static final double E0 = 1.0;
    static final double E1 = 1.0;
    static final double E2 = 0.5000000000000019;
    static final double E3 = 0.16666666666666702;
    static final double E4 = 0.04166666666648794;
    static final double E5 = 0.008333333333309507;
    static final double E6 = 0.0013888888952356135;
    static final double E7 = 0.00019841269909260645;
    static final double E8 = 2.480148543844738e-05;
    static final double E9 = 2.755722491836887e-06;
    static final double E10 = 2.763265575933203e-07;
    static final double E11 = 2.5114882786996687e-08;

    // (2 atanh(f)/f - 2)/f^2 by f^2 up to 0.0295: logarithms of numbers between sqrt(1/2) and sqrt(2)
    static final double L0 = 0.6666666666666666;
    static final double L1 = 0.40000000000000885;
    static final double L2 = 0.28571428570799456;
    static final double L3 = 0.22222222392598603;
    static final double L4 = 0.18181795550579888;
    static final double L5 = 0.15386244347884767;
    static final double L6 = 0.13268653860320542;
    static final double L7 = 0.13087827627497756;

    // the same up to 0.0425: logarithms of quotients that are known to within an octave
    static final double Q0 = 0.6666666666666666;
    static final double Q1 = 0.39999999999999847;
    static final double Q2 = 0.28571428571522894;
    static final double Q3 = 0.22222222199520883;
    static final double Q4 = 0.18181820915438193;
    static final double Q5 = 0.1538443083736196;
    static final double Q6 = 0.13340627013341472;
    static final double Q7 = 0.11597840659628549;
    static final double Q8 = 0.12550104931223238;

    private Minimax() {}
}
