package gammadesk.connectors.deribit.account;

import gammadesk.analytics.market.Currency;
import gammadesk.analytics.market.InstrumentName;

/** Under which currency the venue files an instrument's orders and executions. */
final class Instruments {
    private Instruments() {}

    /** The money of a linear or spot instrument, the coin of an inverse one. */
    static Currency currency(String instrument) {
        return InstrumentName.parse(instrument)
                .map(InstrumentName::family)
                .map(family -> family.quote().orElse(family.base()))
                .orElseGet(() -> byPrefix(instrument));
    }

    /** A name of a form that is not known yet still begins with its family. */
    private static Currency byPrefix(String instrument) {
        String family = instrument.split("-", 2)[0];
        return Currency.of(family.substring(family.indexOf('_') + 1));
    }
}
