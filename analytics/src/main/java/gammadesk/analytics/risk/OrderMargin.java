package gammadesk.analytics.risk;

import gammadesk.analytics.market.Currency;
import gammadesk.analytics.market.InstrumentKind;
import gammadesk.analytics.risk.PositionRisk.Priced;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * What open orders add to the initial margin. Standard: a future is charged for the largest position that its orders
 * can build; an option for the shortest one, and a bought option beyond a short position reserves its premium.
 * Portfolio: the risk matrix is taken again with all buys and with all sells filled, and what an order gives away
 * against the mark of its option is added. The venue says that it charges open orders in portfolio margin
 * (support.deribit.com, "18 August 2022"), but not how: the embedded exchange does it in this way.
 */
final class OrderMargin {
    private final Map<String, Queue> queues = new LinkedHashMap<>();
    private int unknown;

    /** A position and what is offered in its instrument, in amount units; premium and gift in the price unit. */
    private static final class Queue {
        private final Priced one;
        private double held;
        private double buys;
        private double sells;
        private double premium;
        private double given;

        Queue(Priced one) {
            this.one = one;
        }

        void offer(OpenOrders.Order order) {
            buys += Math.max(0, order.amount());
            sells += Math.max(0, -order.amount());
            premium += Math.max(0, order.amount()) * order.price();
            given += Math.max(0, order.amount() * (order.price() - one.mark()));
        }

        RiskBook.Entry filled(int buying, int selling) {
            return new RiskBook.Entry(one.name().text(), held + buying * buys - selling * sells);
        }

        boolean isOption() {
            return one.kind() == InstrumentKind.OPTION;
        }

        /** What bought options cost, as far as they do not buy back a short position. */
        private double reserved() {
            double opening = Math.max(0, buys - Math.max(0, -held));
            return buys == 0 ? 0 : premium * opening / buys;
        }

        double standard(ToDoubleFunction<RiskBook.Entry> initial) {
            double now = initial.applyAsDouble(filled(0, 0));
            double sold = Math.max(0, initial.applyAsDouble(filled(0, 1)) - now);
            return isOption() ? sold + reserved() : Math.max(sold, initial.applyAsDouble(filled(1, 0)) - now);
        }
    }

    /**
     * Orders beside positions that settle in one currency.
     *
     * @param held one position an instrument, all of that currency
     */
    OrderMargin(RiskMarket market, Currency currency, List<Priced> held, List<OpenOrders.Order> orders) {
        PositionPricer pricer = new PositionPricer(market, BookRisk.STALE_SECONDS);
        orders.forEach(order -> offer(order, pricer, currency));
        for (Priced position : held) {
            queues.computeIfAbsent(position.name().text(), _ -> new Queue(position)).held =
                    position.entry().amount();
        }
    }

    private void offer(OpenOrders.Order order, PositionPricer pricer, Currency currency) {
        boolean isNumber = Double.isFinite(order.amount()) && Double.isFinite(order.price());
        if (!isNumber || !(pricer.price(new RiskBook.Entry(order.instrument(), 1)) instanceof Priced one)) {
            unknown++;
        } else if (one.settlementCurrency().equals(currency) && one.kind() != InstrumentKind.SPOT) {
            queues.computeIfAbsent(order.instrument(), _ -> new Queue(one)).offer(order);
        }
    }

    /** Orders that could not be valued, in any currency. */
    int unknown() {
        return unknown;
    }

    /** The coins on which there is a position or an order. */
    List<Currency> coins() {
        return queues.values().stream()
                .map(queue -> queue.one.base())
                .distinct()
                .sorted()
                .toList();
    }

    /** Under standard margin, given that of an amount alone. */
    double standard(ToDoubleFunction<RiskBook.Entry> initial) {
        return queues.values().stream()
                .mapToDouble(queue -> queue.standard(initial))
                .sum();
    }

    /** Under portfolio margin on one coin, given the risk matrix margin of positions on it. */
    double portfolio(Currency coin, ToDoubleFunction<List<RiskBook.Entry>> matrix) {
        List<Queue> own = queues.values().stream()
                .filter(queue -> queue.one.base().equals(coin))
                .toList();
        double held = matrix.applyAsDouble(filled(own, 0, 0));
        double bought = own.stream().anyMatch(queue -> queue.buys > 0) ? matrix.applyAsDouble(filled(own, 1, 0)) : held;
        double sold = own.stream().anyMatch(queue -> queue.sells > 0) ? matrix.applyAsDouble(filled(own, 0, 1)) : held;
        double given = own.stream()
                .filter(Queue::isOption)
                .mapToDouble(queue -> queue.given)
                .sum();
        return Math.max(0, Math.max(bought, sold) - held) + given;
    }

    private static List<RiskBook.Entry> filled(List<Queue> queues, int buying, int selling) {
        List<RiskBook.Entry> entries = new ArrayList<>();
        queues.forEach(queue -> entries.add(queue.filled(buying, selling)));
        return entries;
    }
}
