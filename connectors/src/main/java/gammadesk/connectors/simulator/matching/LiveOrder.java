package gammadesk.connectors.simulator.matching;

import gammadesk.analytics.market.Side;
import java.math.BigDecimal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An order inside the engine. Prices and amounts in {@link Units}. */
final class LiveOrder implements Taker {
    /** No price: an untriggered order that will be a market order. */
    static final long NONE = Long.MIN_VALUE;

    final String id;
    final long account;
    final long createdMillis;
    private final FillSum fills = new FillSum();
    private OrderTerms terms;
    private OrderType type;
    private OrderState state;
    private long price = NONE;
    private long amount;
    private long updatedMillis;
    private boolean replaced;
    private boolean autoReplaced;
    private Optional<BigDecimal> shownPrice = Optional.empty();
    private BigDecimal shownAmount = BigDecimal.ZERO;
    private Optional<CancelReason> cancelReason = Optional.empty();
    private Optional<Refusal> refusal = Optional.empty();
    private Optional<String> triggerOrderId = Optional.empty();
    private Optional<String> placedOrderId = Optional.empty();
    private Optional<Watch> watch = Optional.empty();
    private Optional<Links> links = Optional.empty();
    /** Of an iceberg that rests: what others see of it. */
    private long shown;

    /** Its place in time among all that rests. */
    long sequence;

    @Nullable
    PriceLevel level;

    @Nullable
    LiveOrder previous;

    @Nullable
    LiveOrder next;

    LiveOrder(String id, long account, OrderTerms terms, OrderState state, long now) {
        this.id = id;
        this.account = account;
        this.terms = terms;
        this.state = state;
        this.type = terms.type() == OrderType.MARKET_LIMIT ? OrderType.LIMIT : terms.type();
        createdMillis = now;
        updatedMillis = now;
    }

    /** An order as it was saved. */
    static LiveOrder of(SavedOrder saved) {
        OrderReport report = saved.order();
        LiveOrder order =
                new LiveOrder(report.id(), report.account(), report.terms(), report.state(), report.createdMillis());
        order.type = report.type();
        order.sequence = saved.sequence();
        order.setPrice(report.price().map(Units::exact).orElse(NONE));
        order.setAmount(Units.exact(report.amount()));
        order.fills.restore(report.averagePrice(), Units.exact(report.filled()));
        order.updatedMillis = report.updatedMillis();
        order.replaced = report.replaced();
        order.autoReplaced = report.autoReplaced();
        order.cancelReason = report.cancelReason();
        order.refusal = report.refusal();
        order.triggerOrderId = report.triggerOrderId();
        order.placedOrderId = report.placedOrderId();
        order.links = report.links();
        order.shown = report.display().map(Units::exact).orElse(0L);
        order.watch = report.triggerPrice().map(_ -> Watch.of(report));
        return order;
    }

    SavedOrder saved() {
        return new SavedOrder(report(), sequence);
    }

    OrderTerms terms() {
        return terms;
    }

    OrderState state() {
        return state;
    }

    long price() {
        return price;
    }

    long amount() {
        return amount;
    }

    long filled() {
        return fills.amount();
    }

    Optional<Watch> watch() {
        return watch;
    }

    Optional<Links> links() {
        return links;
    }

    /** What others see of it while it rests: all that is left, or the tip of an iceberg. */
    long displayed() {
        return isIceberg() ? Math.min(shown, remaining()) : remaining();
    }

    private boolean isIceberg() {
        return terms.displayAmount().isPresent();
    }

    /** Shows as much of an iceberg as it should. */
    void surface() {
        shown = terms.displayAmount().map(Units::exact).orElse(0L);
    }

    boolean isAdvanced() {
        return terms.advanced().isPresent();
    }

    @Override
    public Side side() {
        return terms.side();
    }

    @Override
    public boolean accepts(long resting) {
        return side() == Side.BUY ? resting <= price : resting >= price;
    }

    @Override
    public long remaining() {
        return amount - fills.amount();
    }

    @Override
    public Party.Participant party() {
        return new Party.Participant(account, report());
    }

    @Override
    public boolean isForced() {
        return terms.liquidation();
    }

    @Override
    public int makersSign() {
        return 0;
    }

    @Override
    public void fill(long at, long more, long now) {
        fills.add(at, more);
        shown = Math.max(0, shown - more);
        updatedMillis = now;
        if (remaining() == 0) {
            state = OrderState.FILLED;
        }
    }

    void ask(OrderTerms next) {
        terms = next;
    }

    void setPrice(long next) {
        price = next;
        shownPrice = next == NONE ? Optional.empty() : Optional.of(Units.decimal(next));
    }

    void setAmount(long next) {
        amount = next;
        shownAmount = Units.decimal(next);
    }

    void watch(Watch next) {
        watch = Optional.of(next);
    }

    void link(Links next) {
        links = Optional.of(next);
    }

    void placedBy(String trigger) {
        triggerOrderId = Optional.of(trigger);
    }

    void replaced(boolean byVenue, long now) {
        replaced = true;
        autoReplaced = byVenue;
        updatedMillis = now;
    }

    void triggered(String placed, long now) {
        placedOrderId = Optional.of(placed);
        close(OrderState.TRIGGERED, now);
    }

    void rejected(Refusal why, long now) {
        refusal = Optional.of(why);
        close(OrderState.REJECTED, now);
    }

    void cancelled(Optional<CancelReason> why, long now) {
        cancelReason = why;
        close(OrderState.CANCELLED, now);
    }

    private void close(OrderState last, long now) {
        state = last;
        updatedMillis = now;
    }

    OrderReport report() {
        return new OrderReport(
                id,
                account,
                terms,
                type,
                state,
                shownPrice,
                shownAmount,
                Units.decimal(filled()),
                fills.average(),
                createdMillis,
                updatedMillis,
                replaced,
                autoReplaced,
                watch.map(Watch::shownPrice),
                watch.flatMap(Watch::shownReference),
                triggerOrderId,
                placedOrderId,
                cancelReason,
                display(),
                links,
                refusal);
    }

    private Optional<BigDecimal> display() {
        return terms.displayAmount()
                .map(whole -> Units.decimal(level == null ? Math.min(Units.exact(whole), remaining()) : displayed()));
    }
}
