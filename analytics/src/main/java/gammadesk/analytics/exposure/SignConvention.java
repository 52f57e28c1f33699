package gammadesk.analytics.exposure;

import gammadesk.analytics.market.OptionType;

/** Conventions that give every call one side and every put one side, whoever traded them. */
public enum SignConvention implements DealerConvention {
    /** Dealers are long every call and short every put. */
    NAIVE("naive", "naive: dealers long calls, short puts", 1, -1),
    /** Dealers are short every call and long every put. */
    INVERTED("inverted", "inverted: dealers short calls, long puts", -1, 1),
    /** Customers bought everything, dealers are short it. */
    CUSTOMER_BOUGHT("customer-bought", "all customer-bought: dealers short calls and puts", -1, -1);

    private final String key;
    private final String sentence;
    private final int callSign;
    private final int putSign;

    SignConvention(String key, String sentence, int callSign, int putSign) {
        this.key = key;
        this.sentence = sentence;
        this.callSign = callSign;
        this.putSign = putSign;
    }

    @Override
    public String key() {
        return key;
    }

    @Override
    public String sentence() {
        return sentence;
    }

    /** +1 where dealers are assumed long, -1 where short. */
    public int sign(OptionType type) {
        return type == OptionType.CALL ? callSign : putSign;
    }

    @Override
    public double dealerCoin(
            String instrument, OptionType type, Weighting weighting, double openInterest, double volume24h) {
        return sign(type) * weighting.coin(instrument, openInterest, volume24h);
    }
}
