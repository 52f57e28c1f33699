package gammadesk.analytics.backtest;

import gammadesk.analytics.hedging.HedgeInstrument;
import gammadesk.analytics.market.Expiry;
import gammadesk.analytics.market.Greeks;
import gammadesk.analytics.market.InstrumentName;
import gammadesk.analytics.market.InstrumentName.OptionName;
import gammadesk.analytics.market.Settlement;
import gammadesk.analytics.pricing.Black76;
import gammadesk.analytics.pricing.OptionValue;
import gammadesk.analytics.risk.RiskMarket;
import gammadesk.analytics.risk.RiskMarket.Mark;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A recorded market.
 *
 * @param market its marks
 * @param instruments what could be traded and at which quotes, in the order in which an optimiser looks at them
 */
public record HedgeMoment(RiskMarket market, List<HedgeInstrument> instruments) {
    public HedgeMoment {
        instruments = List.copyOf(instruments);
    }

    /** Milliseconds since the epoch. */
    public long millis() {
        return market.nowMillis();
    }

    /** An instrument with a price on both sides. */
    public Optional<HedgeInstrument> instrument(String name) {
        return instruments.stream().filter(one -> one.name().equals(name)).findFirst();
    }

    /** The same moment with marks of held options that were not recorded then, from the smile of their expiry. */
    HedgeMoment knowing(Collection<String> held) {
        Map<String, Mark> marks = new HashMap<>(market.marks());
        for (String name : held) {
            if (!marks.containsKey(name)
                    && InstrumentName.parse(name).orElseThrow() instanceof OptionName option
                    && !isOver(option.expiry())) {
                fromSmile(option).ifPresent(mark -> marks.put(name, mark));
            }
        }
        return marks.size() == market.marks().size()
                ? this
                : new HedgeMoment(
                        new RiskMarket(market.nowMillis(), market.indexes(), marks, market.smiles()), instruments);
    }

    boolean isOver(Expiry expiry) {
        return expiry.epochMillis() <= millis();
    }

    private Optional<Mark> fromSmile(OptionName option) {
        double strike = option.strike().doubleValue();
        double years = option.expiry().yearsFrom(millis());
        return forward(option)
                .map(forward -> {
                    double vol = market.smile(option.family(), option.expiry()).vol(Math.log(strike / forward));
                    OptionValue value = Black76.value(forward, strike, years, vol, option.type());
                    boolean isInverse = option.family().settlement() == Settlement.INVERSE;
                    return new Mark(isInverse ? value.priceCoin() : value.priceUsd(), forward, vol, 0, Greeks.UNKNOWN);
                })
                .filter(mark -> mark.vol() > 0);
    }

    private Optional<Double> forward(OptionName option) {
        return market.marks().entrySet().stream()
                .filter(mark -> InstrumentName.parse(mark.getKey()).orElseThrow() instanceof OptionName other
                        && other.expiry().equals(option.expiry())
                        && other.family().equals(option.family()))
                .map(mark -> mark.getValue().forward())
                .findFirst();
    }
}
