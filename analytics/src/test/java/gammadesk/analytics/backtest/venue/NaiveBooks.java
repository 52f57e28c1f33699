package gammadesk.analytics.backtest.venue;

import static gammadesk.analytics.backtest.venue.Floor.START;
import static org.assertj.core.api.Assertions.assertThat;

import gammadesk.analytics.backtest.venue.VenueNews.Amended;
import gammadesk.analytics.backtest.venue.VenueNews.Booked;
import gammadesk.analytics.backtest.venue.VenueNews.Cancelled;
import gammadesk.analytics.backtest.venue.VenueNews.Filled;
import gammadesk.analytics.backtest.venue.VenueNews.Liquidated;
import gammadesk.analytics.backtest.venue.VenueNews.Settled;
import gammadesk.analytics.market.Currency;
import gammadesk.analytics.market.InstrumentKind;
import gammadesk.analytics.market.InstrumentName;
import gammadesk.analytics.market.Settlement;
import gammadesk.analytics.market.Side;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What an auditor makes of the news alone, without average prices, marks on the way or queues: who may be filled, and
 * what must be in the account.
 */
final class NaiveBooks {
    private final VenueTerms terms;
    private final Map<Long, Long> sentMillis = new HashMap<>();
    private final Map<Long, Double> limits = new HashMap<>();
    private final Map<Long, VenueOrder> orders = new HashMap<>();
    private final List<Resting> resting = new ArrayList<>();
    final Map<String, Double> positions = new HashMap<>();
    private final Map<String, Double> entries = new HashMap<>();
    private final Map<Currency, Double> cash = new HashMap<>();
    private final Map<Currency, Double> fees = new HashMap<>();
    private double spreadUsd;
    private double feesUsd;
    private long lastMillis = START;
    int fills;
    int makers;
    int settled;
    int liquidated;

    private record Resting(long id, String instrument, Side side, double limit) {
        boolean comesBefore(Resting other) {
            return instrument.equals(other.instrument)
                    && side == other.side
                    && side.sign() * (limit - other.limit) >= 0;
        }
    }

    NaiveBooks(VenueTerms terms, Map<Currency, Double> opening) {
        this.terms = terms;
        cash.putAll(opening);
    }

    void sent(long id, VenueOrder order, long millis) {
        sentMillis.put(id, millis);
        orders.put(id, order);
        limits.put(id, order.limit().orElse(order.side().sign() * Double.POSITIVE_INFINITY));
    }

    void hear(VenueNews news) {
        assertThat(news.millis()).isGreaterThanOrEqualTo(lastMillis);
        lastMillis = news.millis();
        switch (news) {
            case Booked booked -> booked(booked);
            case Filled filled -> filled(filled);
            case Amended amended -> amended(amended);
            case Cancelled cancelled -> resting.removeIf(one -> one.id == cancelled.id());
            case Liquidated forced -> forced(forced);
            case Settled done -> settled(done);
            default -> {}
        }
    }

    private void booked(Booked booked) {
        assertThat(booked.millis()).isEqualTo(sentMillis.get(booked.id()) + terms.latencyMillis());
        assertThat(terms.isOut(booked.millis())).isFalse();
        VenueOrder order = orders.get(booked.id());
        resting.add(new Resting(booked.id(), order.instrument(), order.side(), limits.get(booked.id())));
    }

    /** An order that comes anew stands behind those that are there. */
    private void amended(Amended amended) {
        Resting was = resting.stream()
                .filter(one -> one.id == amended.id())
                .findFirst()
                .orElseThrow();
        if (was.limit != amended.limit()
                || amended.amount() > orders.get(amended.id()).amount()) {
            resting.remove(was);
            resting.add(new Resting(was.id, was.instrument, was.side, amended.limit()));
        }
        limits.put(amended.id(), amended.limit());
        VenueOrder order = orders.get(amended.id());
        orders.put(
                amended.id(),
                new VenueOrder(
                        order.instrument(),
                        order.side(),
                        amended.amount(),
                        order.limit(),
                        order.timeInForce(),
                        order.postOnly(),
                        order.reduceOnly(),
                        order.validUntilMillis(),
                        ""));
    }

    private void filled(Filled fill) {
        fills++;
        VenueOrder order = orders.get(fill.id());
        double limit = limits.get(fill.id());
        assertThat(fill.amount()).isPositive();
        assertThat(terms.isOut(fill.millis())).isFalse();
        assertThat(fill.millis()).isGreaterThanOrEqualTo(sentMillis.get(fill.id()) + terms.latencyMillis());
        assertThat(fill.side().sign() * (limit - fill.price())).isGreaterThanOrEqualTo(0);
        assertThat(order.postOnly() && !fill.maker()).isFalse();
        double held = positions.getOrDefault(fill.instrument(), 0.0);
        if (order.reduceOnly()) {
            assertThat(fill.side().sign() * held).isNegative();
            assertThat(fill.amount()).isLessThanOrEqualTo(Math.abs(held));
        }
        if (fill.maker()) {
            makers++;
            first(fill);
        }
        if (fill.left() == 0) {
            resting.removeIf(one -> one.id == fill.id());
        }
        book(fill.instrument(), fill.side().sign() * fill.amount(), fill.price(), fill.fee(), fill.currency());
        feesUsd += fill.feeUsd();
        spreadUsd += fill.spreadUsd();
    }

    /** Nothing of ours at a better price, or earlier at the same one, may still be waiting. */
    private void first(Filled fill) {
        Resting own =
                resting.stream().filter(one -> one.id == fill.id()).findFirst().orElseThrow();
        for (Resting one : resting) {
            if (one == own) {
                break;
            }
            assertThat(one.comesBefore(own)).isFalse();
        }
        assertThat(resting.stream()
                        .filter(one -> one.comesBefore(own) && one.limit != own.limit)
                        .toList())
                .isEmpty();
    }

    private void forced(Liquidated forced) {
        liquidated++;
        assertThat(terms.isOut(forced.millis())).isFalse();
        double held = positions.get(forced.instrument());
        assertThat(forced.side().sign() * held).isNegative();
        assertThat(forced.amount()).isLessThanOrEqualTo(Math.abs(held));
        book(
                forced.instrument(),
                forced.side().sign() * forced.amount(),
                forced.price(),
                forced.fee(),
                forced.currency());
        assertThat(forced.left()).isEqualTo(positions.get(forced.instrument()));
        feesUsd += forced.feeUsd();
        spreadUsd += forced.spreadUsd();
    }

    private void book(String instrument, double signed, double price, double fee, Currency currency) {
        positions.merge(instrument, signed, (held, more) -> Math.abs(held + more) < 1e-9 ? 0 : held + more);
        entries.merge(instrument, isReciprocal(instrument) ? signed / price : signed * price, Double::sum);
        cash.merge(currency, -fee, Double::sum);
        fees.merge(currency, fee, Double::sum);
    }

    private static boolean isReciprocal(String instrument) {
        InstrumentName name = name(instrument);
        return name.kind() != InstrumentKind.OPTION && name.family().settlement() == Settlement.INVERSE;
    }

    private static InstrumentName name(String instrument) {
        return InstrumentName.parse(instrument).orElseThrow();
    }

    private void settled(Settled done) {
        settled++;
        double held = positions.remove(done.instrument());
        assertThat(done.amount()).isEqualTo(held);
        double worth = name(done.instrument()).kind() == InstrumentKind.OPTION
                ? done.paid() - entries.get(done.instrument())
                : profit(done.instrument(), held, done.deliveryPrice());
        cash.merge(done.currency(), worth, Double::sum);
        entries.remove(done.instrument());
    }

    /** What was paid for it is all that must be known: {@code sum N/p - sum N/m}, or {@code sum a m - sum a p}. */
    private double profit(String instrument, double held, double mark) {
        double entry = entries.getOrDefault(instrument, 0.0);
        return isReciprocal(instrument) ? entry - held / mark : held * mark - entry;
    }

    /** The account must hold what the news say, and explain it. */
    void audit(VenueAccount account) {
        Map<Currency, Double> equity = new HashMap<>(cash);
        Map<String, Double> marks = new HashMap<>();
        account.positions().forEach(held -> marks.put(held.instrument(), held.mark()));
        entries.keySet().forEach(instrument -> {
            double held = positions.getOrDefault(instrument, 0.0);
            assertThat(account.amount(instrument)).isEqualTo(held);
            Currency currency = name(instrument).family().quote().orElse(Currency.BTC);
            double mark = held == 0 ? 1 : marks.get(instrument);
            equity.merge(currency, profit(instrument, held, mark), Double::sum);
        });
        account.wallets().forEach(wallet -> {
            VenueAccount.Money own = wallet.own();
            double known = equity.getOrDefault(wallet.currency(), 0.0);
            near(own.equity(), known - own.parts().funding(), scale(own) + Math.abs(known));
            near(own.unexplained(), 0, scale(own));
            near(wallet.usd().unexplained(), 0, scale(wallet.usd()));
            near(own.parts().fees(), fees.getOrDefault(wallet.currency(), 0.0), scale(own));
        });
        near(account.usd().parts().fees(), feesUsd, scale(account.usd()));
        near(account.usd().parts().spread(), spreadUsd, scale(account.usd()));
    }

    private static double scale(VenueAccount.Money money) {
        VenueAccount.Parts parts = money.parts();
        return Math.abs(money.cash())
                + Math.abs(money.positions())
                + Math.abs(parts.moved())
                + Math.abs(parts.settlement())
                + Math.abs(parts.spread())
                + 1;
    }

    private static void near(double actual, double expected, double scale) {
        assertThat(Math.abs(actual - expected)).isLessThanOrEqualTo(1e-9 * scale);
    }
}
