package gammadesk.analytics.exposure;

import gammadesk.analytics.market.OptionType;

/** What is assumed of the dealers' side of open interest. Shown wherever a number depends on it. */
public enum DealerConvention {
    /** Dealers are long every call and short every put. */
    NAIVE("naive: dealers long calls, short puts", 1, -1);

    private final String sentence;
    private final int callSign;
    private final int putSign;

    DealerConvention(String sentence, int callSign, int putSign) {
        this.sentence = sentence;
        this.callSign = callSign;
        this.putSign = putSign;
    }

    /** For titles and exports. */
    public String sentence() {
        return sentence;
    }

    /** +1 where dealers are assumed long, -1 where short. */
    public int sign(OptionType type) {
        return type == OptionType.CALL ? callSign : putSign;
    }
}
