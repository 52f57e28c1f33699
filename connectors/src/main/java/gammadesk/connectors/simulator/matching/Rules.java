package gammadesk.connectors.simulator.matching;

import gammadesk.analytics.market.Instrument;
import gammadesk.analytics.market.InstrumentKind;

/**
 * An instrument's trading rules, ready for use.
 *
 * @param instrument as listed
 * @param ticks its price ladder
 * @param lot smallest amount, of which every amount is a multiple, in {@link Units}
 */
record Rules(Instrument instrument, PriceTicks ticks, long lot) {
    static Rules of(Instrument instrument) {
        return new Rules(instrument, new PriceTicks(instrument.ticks()), Units.exact(instrument.minimumAmount()));
    }

    boolean isCombo() {
        return instrument.kind().isCombo();
    }

    boolean isOption() {
        return instrument.kind() == InstrumentKind.OPTION;
    }
}
