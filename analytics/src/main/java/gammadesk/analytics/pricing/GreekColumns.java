package gammadesk.analytics.pricing;

/**
 * Prices and greeks by columns, as the kernels leave them, in the units of {@link OptionValue}: live arrays that are
 * written again and again. NaN where the option was no option. Not thread-safe.
 */
public final class GreekColumns {
    /** USD per coin of underlying. */
    public final double[] price;
    /** Black delta on the forward. */
    public final double[] delta;
    /** Change of delta per USD. */
    public final double[] gamma;
    /** USD per vol point. */
    public final double[] vega;
    /** USD per day. */
    public final double[] theta;
    /** Change of delta per vol point. */
    public final double[] vanna;
    /** Change of vega per vol point. */
    public final double[] volga;
    /** Change of delta per day that passes. */
    public final double[] charm;

    /** Room for so many options; throws {@link NegativeArraySizeException} on less than none. */
    public GreekColumns(int capacity) {
        price = new double[capacity];
        delta = new double[capacity];
        gamma = new double[capacity];
        vega = new double[capacity];
        theta = new double[capacity];
        vanna = new double[capacity];
        volga = new double[capacity];
        charm = new double[capacity];
    }

    void put(int row, OptionValue value) {
        price[row] = value.priceUsd();
        delta[row] = value.delta();
        gamma[row] = value.gamma();
        vega[row] = value.vega();
        theta[row] = value.theta();
        vanna[row] = value.vanna();
        volga[row] = value.volga();
        charm[row] = value.charm();
    }
}
