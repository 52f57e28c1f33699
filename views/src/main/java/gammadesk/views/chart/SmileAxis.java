package gammadesk.views.chart;

import gammadesk.analytics.desk.SmileFigures;
import gammadesk.analytics.market.OptionType;
import gammadesk.analytics.surface.Smile;

/** Along what a smile is drawn. Every axis ascends with the strike. */
public enum SmileAxis {
    DELTA("Delta", "Black delta on the forward, from puts to calls", "call_delta"),
    LOG_MONEYNESS("ln(K/F)", "Log-moneyness ln(K/F)", "log_moneyness"),
    STANDARDISED("Standardised", "ln(K/F) / (ATM vol √T), standard deviations", "standardised"),
    STRIKE("Strike", "Strike, USD", "strike_usd");

    private final String label;
    private final String sentence;
    private final String column;

    SmileAxis(String label, String sentence, String column) {
        this.label = label;
        this.sentence = sentence;
        this.column = column;
    }

    /** For a button. */
    public String label() {
        return label;
    }

    /** For the axis itself. */
    public String sentence() {
        return sentence;
    }

    /** For the head of a file. */
    public String column() {
        return column;
    }

    /** Where a log-moneyness of a smile lies. */
    public double at(Smile smile, double k) {
        return switch (this) {
            case DELTA -> 1 - smile.delta(k, OptionType.CALL, SmileFigures.CONVENTION);
            case LOG_MONEYNESS -> k;
            case STANDARDISED -> k / deviation(smile);
            case STRIKE -> smile.forward() * Math.exp(k);
        };
    }

    /** The log-moneyness of a smile at a place; the middle of the deltas is the forward, as traders mean it. */
    public double logMoneyness(Smile smile, double at) {
        return switch (this) {
            case DELTA -> at == 0.5 ? 0 : smile.logMoneynessAtDelta(1 - at, OptionType.CALL, SmileFigures.CONVENTION);
            case LOG_MONEYNESS -> at;
            case STANDARDISED -> at * deviation(smile);
            case STRIKE -> Math.log(at / smile.forward());
        };
    }

    /** How a place is written on the axis. */
    public String words(double at) {
        return switch (this) {
            case DELTA -> delta(at);
            case LOG_MONEYNESS -> Formats.tick(at);
            case STANDARDISED -> Formats.tick(at) + "σ";
            case STRIKE -> Formats.price(at);
        };
    }

    /** One standard deviation of a smile's log-moneyness, by its volatility at the money. */
    public static double deviation(Smile smile) {
        return Math.sqrt(smile.model().totalVariance(0));
    }

    /** From the share of the way between the put and the call wing to a delta as traders say it. */
    private static String delta(double at) {
        long put = Math.round(at * 100);
        return put == 50 ? "50Δ" : put < 50 ? put + "P" : 100 - put + "C";
    }

    /** Where the forward of every smile lies; NaN where each has its own place. */
    public double atTheMoney() {
        return switch (this) {
            case DELTA -> 0.5;
            case LOG_MONEYNESS, STANDARDISED -> 0;
            case STRIKE -> Double.NaN;
        };
    }
}
