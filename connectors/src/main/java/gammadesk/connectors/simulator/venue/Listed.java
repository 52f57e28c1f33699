package gammadesk.connectors.simulator.venue;

import gammadesk.analytics.market.Currency;
import gammadesk.analytics.market.Instrument;
import gammadesk.analytics.market.InstrumentKind;
import gammadesk.analytics.market.Settlement;
import java.util.Locale;

/**
 * An instrument as the venue files it.
 *
 * @param instrument its rules
 * @param id the venue's number for it
 */
public record Listed(Instrument instrument, int id) {
    /** Its name. */
    public String name() {
        return instrument.name();
    }

    /** The venue's word for its kind: a perpetual is a future here. */
    public String kind() {
        return switch (instrument.kind()) {
            case OPTION -> "option";
            case FUTURE, PERPETUAL -> "future";
            case SPOT -> "spot";
            case OPTION_COMBO -> "option_combo";
            case FUTURE_COMBO -> "future_combo";
        };
    }

    /** Whether it is of a kind that a caller named: {@code any} and {@code combo} are kinds too. */
    public boolean isOfKind(String word) {
        return word.equals("any")
                || word.equals(kind())
                || (word.equals("combo") && instrument.kind().isCombo());
    }

    /** The currency under which the venue lists it, which is the one that it settles in. */
    public Currency currency() {
        return instrument.settlementCurrency();
    }

    /** Whether it is listed under a currency; {@code any} is every currency. */
    public boolean isOfCurrency(String code) {
        return code.equals("any") || currency().code().equals(code);
    }

    /** Its index, such as {@code btc_usd}. */
    public String indexName() {
        String quote = isInverse() ? "usd" : currency().code().toLowerCase(Locale.ROOT);
        return instrument.base().code().toLowerCase(Locale.ROOT) + "_" + quote;
    }

    /** Whether it settles in its coin. */
    public boolean isInverse() {
        return instrument.settlement() == Settlement.INVERSE;
    }

    /** Whether it is an option. */
    public boolean isOption() {
        return instrument.kind() == InstrumentKind.OPTION;
    }

    /** Whether it is an option or made of options. */
    public boolean isOfOptions() {
        return isOption() || instrument.kind() == InstrumentKind.OPTION_COMBO;
    }

    /** Whether it never expires and pays funding. */
    public boolean isPerpetual() {
        return instrument.kind() == InstrumentKind.PERPETUAL;
    }

    /** Whether its amounts are in USD. */
    public boolean hasUsdAmount() {
        return isInverse() && !isOption() && instrument.kind() != InstrumentKind.OPTION_COMBO;
    }
}
