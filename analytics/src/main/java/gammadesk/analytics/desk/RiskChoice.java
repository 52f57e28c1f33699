package gammadesk.analytics.desk;

import gammadesk.analytics.market.Currency;
import gammadesk.analytics.risk.BookMargin;
import gammadesk.analytics.risk.Numeraire;
import gammadesk.analytics.risk.SpotVolRule;
import gammadesk.analytics.risk.VolShape;
import java.util.Arrays;
import java.util.List;

/**
 * What the trader wants to see of the risk of the book: one choice for all pictures of it.
 *
 * @param currency the coin of scenarios, margin, tail and attribution
 * @param numeraire in which money every figure is counted
 * @param rule what volatility does when spot moves
 * @param shape which volatilities a shock moves
 * @param days that pass until the scenarios' later moment, more than 0
 * @param confidence of the tail, between 0 and 1
 * @param model by which margin the distance to liquidation is measured
 * @param since from when profit and loss are explained
 */
public record RiskChoice(
        Currency currency,
        Numeraire numeraire,
        Rule rule,
        VolShape shape,
        double days,
        double confidence,
        BookMargin.Model model,
        Since since) {
    /** BTC in USD, sticky strike, parallel shocks, a week, 99 %, standard margin, since the desk was opened. */
    public static final RiskChoice STANDARD = new RiskChoice(
            Currency.BTC,
            Numeraire.USD,
            Rule.STICKY_STRIKE,
            VolShape.PARALLEL,
            7,
            0.99,
            BookMargin.Model.STANDARD,
            Since.SESSION);

    /** Throws {@link IllegalArgumentException} when no time passes or the confidence is not between 0 and 1. */
    public RiskChoice {
        if (!(days > 0) || !(confidence > 0 && confidence < 1)) {
            throw new IllegalArgumentException("not a horizon or not a confidence: " + days + ", " + confidence);
        }
    }

    /** What volatility does when spot moves. */
    public enum Rule {
        STICKY_STRIKE("Sticky strike"),
        STICKY_MONEYNESS("Sticky moneyness"),
        /** Measured on the recorded chains of 4 and 6 February 2026: 13 points for ln(64,720 / 74,073). */
        CRASH_SLOPE("Slope of Feb 2026");

        private static final double CRASH_VOL_PER_LOG_MOVE = -0.13 / 0.135;

        private final String label;

        Rule(String label) {
            this.label = label;
        }

        /** As it stands in the bar. */
        public String label() {
            return label;
        }

        /** For the engine. */
        public SpotVolRule rule() {
            return switch (this) {
                case STICKY_STRIKE -> SpotVolRule.stickyStrike();
                case STICKY_MONEYNESS -> SpotVolRule.stickyMoneyness();
                case CRASH_SLOPE -> new SpotVolRule.MeasuredSlope(CRASH_VOL_PER_LOG_MOVE);
            };
        }
    }

    /** From when profit and loss are explained. */
    public enum Since {
        SESSION("Session start"),
        SETTLEMENT("08:00 UTC"),
        HOUR("Last hour");

        private final String label;

        Since(String label) {
            this.label = label;
        }

        /** As it stands in the bar. */
        public String label() {
            return label;
        }
    }

    /** The same of another coin. */
    public RiskChoice withCurrency(Currency other) {
        return new RiskChoice(other, numeraire, rule, shape, days, confidence, model, since);
    }

    /** The same in another money. */
    public RiskChoice withNumeraire(Numeraire other) {
        return new RiskChoice(currency, other, rule, shape, days, confidence, model, since);
    }

    /** The same with volatility reacting otherwise. */
    public RiskChoice withRule(Rule other) {
        return new RiskChoice(currency, numeraire, other, shape, days, confidence, model, since);
    }

    /** The same with shocks of another shape. */
    public RiskChoice withShape(VolShape other) {
        return new RiskChoice(currency, numeraire, rule, other, days, confidence, model, since);
    }

    /** The same after other days. */
    public RiskChoice withDays(double other) {
        return new RiskChoice(currency, numeraire, rule, shape, other, confidence, model, since);
    }

    /** The same with another confidence. */
    public RiskChoice withConfidence(double other) {
        return new RiskChoice(currency, numeraire, rule, shape, days, other, model, since);
    }

    /** The same by another margin. */
    public RiskChoice withModel(BookMargin.Model other) {
        return new RiskChoice(currency, numeraire, rule, shape, days, confidence, other, since);
    }

    /** The same from another moment on. */
    public RiskChoice withSince(Since other) {
        return new RiskChoice(currency, numeraire, rule, shape, days, confidence, model, other);
    }

    /** The code of the money: that of the coin or {@code USD}. */
    public String money() {
        return numeraire == Numeraire.USD ? "USD" : currency.code();
    }

    /** One line that {@link #parse} reads. */
    public String text() {
        return String.join(
                " ",
                currency.code(),
                numeraire.name(),
                rule.name(),
                shape.name(),
                String.valueOf(days),
                String.valueOf(confidence),
                model.name(),
                since.name());
    }

    /** Reads {@link #text}; anything else gives the standard choice. */
    public static RiskChoice parse(String text) {
        List<String> words = Arrays.asList(text.strip().split(" "));
        try {
            return new RiskChoice(
                    Currency.of(words.get(0)),
                    Numeraire.valueOf(words.get(1)),
                    Rule.valueOf(words.get(2)),
                    VolShape.valueOf(words.get(3)),
                    Double.parseDouble(words.get(4)),
                    Double.parseDouble(words.get(5)),
                    BookMargin.Model.valueOf(words.get(6)),
                    Since.valueOf(words.get(7)));
        } catch (IllegalArgumentException | IndexOutOfBoundsException _) {
            return STANDARD;
        }
    }
}
