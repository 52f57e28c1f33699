package gammadesk.analytics.market;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A venue's instrument name taken apart. {@link #parse} and {@link #text} are inverse to each other, to the letter, for
 * every name of Deribit's grammar: {@code BTC-27SEP24-40000-C}, {@code BTC_USDC-27SEP24-40000-C}, decimal strikes
 * {@code XRP_USDC-30JUN23-1d02-C}, {@code BTC-27SEP24}, {@code BTC-PERPETUAL}, {@code BTC_USDC}, combos
 * {@code BTC-FS-27SEP24_PERP}.
 */
public sealed interface InstrumentName {
    /** The base currency and, for linear instruments, the money in which it is quoted. */
    Family family();

    /** The name as the venue writes it. */
    String text();

    /** What the name says of the kind. */
    InstrumentKind kind();

    /**
     * Base and, where the name gives one, quote currency: {@code BTC} or {@code BTC_USDC}.
     *
     * @param base the coin
     * @param quote the money of a linear family, empty for an inverse one
     */
    record Family(Currency base, Optional<Currency> quote) {
        /** {@code BTC} or {@code BTC_USDC}. */
        public String text() {
            return quote.map(money -> base + "_" + money).orElse(base.code());
        }

        /** Inverse without a quote currency in the name, linear with one. */
        public Settlement settlement() {
            return quote.isPresent() ? Settlement.LINEAR : Settlement.INVERSE;
        }
    }

    /** {@code BTC-27SEP24-40000-C}; the strike keeps the scale in which it was written. */
    record OptionName(Family family, Expiry expiry, BigDecimal strike, OptionType type) implements InstrumentName {
        @Override
        public String text() {
            String digits = strike.toPlainString().replace('.', 'd');
            return family.text() + "-" + expiry.label() + "-" + digits + "-" + type.letter();
        }

        @Override
        public InstrumentKind kind() {
            return InstrumentKind.OPTION;
        }
    }

    /** {@code BTC-27SEP24}. */
    record FutureName(Family family, Expiry expiry) implements InstrumentName {
        @Override
        public String text() {
            return family.text() + "-" + expiry.label();
        }

        @Override
        public InstrumentKind kind() {
            return InstrumentKind.FUTURE;
        }
    }

    /** {@code BTC-PERPETUAL}. */
    record PerpetualName(Family family) implements InstrumentName {
        @Override
        public String text() {
            return family.text() + "-PERPETUAL";
        }

        @Override
        public InstrumentKind kind() {
            return InstrumentKind.PERPETUAL;
        }
    }

    /** {@code BTC_USDC}. */
    record SpotName(Family family) implements InstrumentName {
        @Override
        public String text() {
            return family.text();
        }

        @Override
        public InstrumentKind kind() {
            return InstrumentKind.SPOT;
        }
    }

    /**
     * {@code BTC-FS-27SEP24_PERP} or {@code BTC-CS-25DEC26-58000_60000}.
     *
     * @param strategy the venue's code: FS future spread, CS call spread, STRG strangle, …
     * @param legs what follows the code, as written
     */
    record ComboName(Family family, String strategy, String legs) implements InstrumentName {
        @Override
        public String text() {
            return family.text() + "-" + strategy + "-" + legs;
        }

        @Override
        public InstrumentKind kind() {
            return strategy.equals("FS") ? InstrumentKind.FUTURE_COMBO : InstrumentKind.OPTION_COMBO;
        }
    }

    /** Takes a venue name apart; empty when it follows no known form. */
    static Optional<InstrumentName> parse(String text) {
        return Grammar.parse(text);
    }

    /** The regular expressions of the names. */
    final class Grammar {
        private static final String FAMILY = "([A-Z0-9]{2,12})(?:_([A-Z0-9]{2,12}))?";
        private static final Pattern SPOT = Pattern.compile(FAMILY);
        private static final Pattern PERPETUAL = Pattern.compile(FAMILY + "-PERPETUAL");
        private static final Pattern FUTURE = Pattern.compile(FAMILY + "-(\\d{1,2}[A-Z]{3}\\d{2})");
        private static final Pattern OPTION =
                Pattern.compile(FAMILY + "-(\\d{1,2}[A-Z]{3}\\d{2})-(\\d+(?:d\\d+)?)-([CP])");
        private static final Pattern COMBO = Pattern.compile(FAMILY + "-([A-Z][A-Z0-9]*)-(\\d.*)");

        private Grammar() {}

        private static Optional<InstrumentName> parse(String text) {
            return option(text)
                    .or(() -> future(text))
                    .or(() -> perpetual(text))
                    .or(() -> spot(text))
                    .or(() -> combo(text))
                    .filter(name -> name.text().equals(text));
        }

        private static Optional<InstrumentName> option(String text) {
            Matcher m = OPTION.matcher(text);
            if (!m.matches()) {
                return Optional.empty();
            }
            BigDecimal strike = new BigDecimal(m.group(4).replace('d', '.'));
            OptionType type = m.group(5).equals("C") ? OptionType.CALL : OptionType.PUT;
            return Expiry.parse(m.group(3)).map(expiry -> new OptionName(family(m), expiry, strike, type));
        }

        private static Optional<InstrumentName> future(String text) {
            Matcher m = FUTURE.matcher(text);
            return m.matches()
                    ? Expiry.parse(m.group(3)).map(expiry -> new FutureName(family(m), expiry))
                    : Optional.empty();
        }

        private static Optional<InstrumentName> perpetual(String text) {
            Matcher m = PERPETUAL.matcher(text);
            return m.matches() ? Optional.of(new PerpetualName(family(m))) : Optional.empty();
        }

        private static Optional<InstrumentName> spot(String text) {
            Matcher m = SPOT.matcher(text);
            return m.matches() && m.group(2) != null ? Optional.of(new SpotName(family(m))) : Optional.empty();
        }

        private static Optional<InstrumentName> combo(String text) {
            Matcher m = COMBO.matcher(text);
            return m.matches() ? Optional.of(new ComboName(family(m), m.group(3), m.group(4))) : Optional.empty();
        }

        private static Family family(Matcher m) {
            return new Family(
                    new Currency(m.group(1)), Optional.ofNullable(m.group(2)).map(Currency::new));
        }
    }
}
