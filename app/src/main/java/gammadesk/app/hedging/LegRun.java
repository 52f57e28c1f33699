package gammadesk.app.hedging;

import gammadesk.analytics.decision.ExecutionReport.LegLine;
import gammadesk.analytics.hedging.HedgeInstrument;
import gammadesk.analytics.hedging.HedgeLeg;
import gammadesk.analytics.hedging.execution.LegState;
import gammadesk.analytics.hedging.execution.Shortfall;
import gammadesk.analytics.port.AccountView;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One leg of a hedge on its way, with all its orders. For one thread. */
final class LegRun {
    private final int index;
    private final HedgeLeg leg;
    private final Optional<HedgeInstrument> decided;
    private final double decisionPrice;
    private final List<OrderWatch> watches = new ArrayList<>();
    private Optional<LegState> state = Optional.empty();
    private Optional<String> givenUp = Optional.empty();
    private boolean withdrawn;
    private boolean ended;

    LegRun(int index, HedgeLeg leg, Optional<HedgeInstrument> decided, double decisionPrice) {
        this.index = index;
        this.leg = leg;
        this.decided = decided;
        this.decisionPrice = decisionPrice;
    }

    int index() {
        return index;
    }

    HedgeLeg leg() {
        return leg;
    }

    /** The market at the decision. */
    Optional<HedgeInstrument> decided() {
        return decided;
    }

    double decisionPrice() {
        return decisionPrice;
    }

    List<OrderWatch> watches() {
        return List.copyOf(watches);
    }

    boolean isEnded() {
        return ended;
    }

    void end() {
        ended = true;
    }

    /** Why what is left of it is given up. */
    Optional<String> givenUp() {
        return givenUp;
    }

    void giveUp(String why) {
        givenUp = givenUp.or(() -> Optional.of(why));
    }

    /** How the leg stands now; empty before it began. */
    Optional<LegState> state() {
        return state.map(known -> known.with(filled(), resting()));
    }

    void become(LegState next) {
        state = Optional.of(next);
    }

    /** Wants the waiting order back. */
    void withdraw(long nowMillis) {
        withdrawn = true;
        tick(nowMillis, true);
    }

    /** Adds an order that was just sent. */
    void sent(OrderWatch watch) {
        withdrawn = false;
        watches.add(watch);
    }

    void tick(long nowMillis, boolean unwanted) {
        boolean isUnwanted = unwanted || withdrawn || givenUp.isPresent();
        watches.forEach(watch -> watch.tick(nowMillis, isUnwanted));
    }

    BigDecimal filled() {
        return watches.stream().map(watch -> watch.order().filled()).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    double share() {
        return filled().doubleValue() / leg.amount().doubleValue();
    }

    boolean isWhole() {
        return filled().compareTo(leg.amount()) >= 0;
    }

    /** The order that may live; there is never more than one. */
    Optional<OrderWatch> live() {
        return watches.stream().filter(watch -> !watch.order().isOver()).findFirst();
    }

    private Optional<BigDecimal> resting() {
        return live().map(watch -> watch.order().note().price());
    }

    /** Whether price and fee of everything that is filled are known. */
    boolean isExplained() {
        return watches.stream().allMatch(watch -> watch.order().isExplained());
    }

    void read(AccountView view) {
        watches.forEach(watch -> watch.read(view));
    }

    /** For the report; NaN where the moment of the decision is not known. */
    LegLine line() {
        double filled = filled().doubleValue();
        double average = filled > 0
                ? watches.stream()
                                .mapToDouble(watch -> watch.order().value().doubleValue())
                                .sum()
                        / filled
                : Double.NaN;
        return new LegLine(
                leg.instrument(),
                leg.side(),
                leg.amount(),
                filled(),
                decisionPrice,
                average,
                filled > 0 ? shortfallUsd(average, filled) : 0,
                filled > 0 ? feesUsd() : 0);
    }

    private double shortfallUsd(double average, double filled) {
        return decided.map(market -> Shortfall.usd(market, decisionPrice, leg.side(), average, filled))
                .orElse(Double.NaN);
    }

    private double feesUsd() {
        return decided.map(market -> watches.stream()
                        .flatMap(watch -> watch.order().fills().stream())
                        .mapToDouble(fill -> Shortfall.feeUsd(market, fill))
                        .sum())
                .orElse(Double.NaN);
    }
}
