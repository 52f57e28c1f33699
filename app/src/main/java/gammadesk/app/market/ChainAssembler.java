package gammadesk.app.market;

import gammadesk.analytics.market.ChainSnapshot;
import gammadesk.analytics.market.Column;
import gammadesk.analytics.market.Currency;
import gammadesk.analytics.market.Expiry;
import gammadesk.analytics.market.ExpiryChain;
import gammadesk.analytics.market.Instrument;
import gammadesk.analytics.market.InstrumentKind;
import gammadesk.analytics.market.InstrumentState;
import gammadesk.analytics.market.OptionType;
import gammadesk.analytics.market.Ticker;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/** Lays the tickers of a currency's listed options out as a chain by columns. */
public final class ChainAssembler {
    private static final Comparator<Instrument> BY_STRIKE_THEN_TYPE = Comparator.comparing(
                    (Instrument i) -> i.option().orElseThrow().strike())
            .thenComparing(i -> i.option().orElseThrow().type());

    private final Currency currency;
    private final SortedMap<Expiry, List<Instrument>> options = new TreeMap<>();

    /** Takes the options out of what is listed; settled and delivered ones are left out. */
    public ChainAssembler(Currency currency, Collection<Instrument> listed) {
        this.currency = currency;
        listed.stream()
                .filter(i -> i.kind() == InstrumentKind.OPTION && isAlive(i.state()))
                .sorted(BY_STRIKE_THEN_TYPE)
                .forEach(i -> options.computeIfAbsent(i.expiry().orElseThrow(), _ -> new ArrayList<>())
                        .add(i));
    }

    private static boolean isAlive(InstrumentState state) {
        return switch (state) {
            case OPEN, SETTLEMENT, LOCKED, HALTED, UNKNOWN -> true;
            case DELIVERED, INACTIVE, ARCHIVED -> false;
        };
    }

    /**
     * The chain at one moment.
     *
     * @param venue for the snapshot
     * @param venueMillis the venue's time; what expired before it is left out
     * @param index USD, NaN when unknown
     * @param tickers by instrument; an option without one has a row of unknown values
     * @param nowNanos monotonic clock, for ages
     */
    public ChainSnapshot assemble(
            String venue, long venueMillis, double index, Map<String, Ticker> tickers, long nowNanos) {
        List<ExpiryChain> chains = new ArrayList<>();
        options.forEach((expiry, instruments) -> {
            if (expiry.epochMillis() > venueMillis) {
                chains.add(chain(expiry, instruments, venueMillis, tickers, nowNanos));
            }
        });
        return new ChainSnapshot(venue, currency, venueMillis, index, chains);
    }

    private static ExpiryChain chain(
            Expiry expiry, List<Instrument> instruments, long venueMillis, Map<String, Ticker> tickers, long nowNanos) {
        Rows rows = new Rows(instruments, tickers);
        @Nullable Ticker newest = rows.newestWithForward();
        return new ExpiryChain(
                expiry,
                expiry.yearsFrom(venueMillis),
                newest == null ? Double.NaN : newest.underlying(),
                newest == null ? "" : newest.underlyingName(),
                instruments.getFirst().settlement(),
                instruments.stream().map(Instrument::name).toList(),
                instruments.stream().map(ChainAssembler::type).toList(),
                rows.column(Ticker::underlying),
                Column.of(instruments.stream()
                        .mapToDouble(i -> i.option().orElseThrow().strike().doubleValue())
                        .toArray()),
                Column.of(instruments.stream()
                        .mapToDouble(i -> i.contractSize().doubleValue())
                        .toArray()),
                rows.column(t -> t.quote().bid()),
                rows.column(t -> t.quote().bidAmount()),
                rows.column(t -> t.quote().ask()),
                rows.column(t -> t.quote().askAmount()),
                rows.column(Ticker::mark),
                rows.column(Ticker::last),
                rows.column(Ticker::markIv),
                rows.column(Ticker::openInterest),
                rows.column(Ticker::volume24h),
                rows.column(t -> t.stamp().ageSeconds(nowNanos)));
    }

    private static OptionType type(Instrument instrument) {
        return instrument.option().orElseThrow().type();
    }

    /** The tickers of one expiry in row order. */
    private static final class Rows {
        private final List<@Nullable Ticker> tickers = new ArrayList<>();

        private Rows(List<Instrument> instruments, Map<String, Ticker> byName) {
            instruments.forEach(i -> tickers.add(byName.get(i.name())));
        }

        private Column column(ToDoubleFunction<Ticker> value) {
            double[] out = new double[tickers.size()];
            for (int row = 0; row < out.length; row++) {
                Ticker ticker = tickers.get(row);
                out[row] = ticker == null ? Double.NaN : value.applyAsDouble(ticker);
            }
            return Column.of(out);
        }

        /** All options of an expiry share one forward: the latest ticker knows it best. */
        private @Nullable Ticker newestWithForward() {
            return tickers.stream()
                    .filter(Objects::nonNull)
                    .filter(t -> t.underlying() > 0)
                    .max(Comparator.comparingLong(t -> t.stamp().venueMillis()))
                    .orElse(null);
        }
    }
}
