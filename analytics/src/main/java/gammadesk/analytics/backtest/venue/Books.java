package gammadesk.analytics.backtest.venue;

import gammadesk.analytics.backtest.venue.VenueAccount.Entry;
import gammadesk.analytics.backtest.venue.VenueAccount.Held;
import gammadesk.analytics.backtest.venue.VenueAccount.Opening;
import gammadesk.analytics.backtest.venue.VenueNews.FundingPaid;
import gammadesk.analytics.backtest.venue.VenueNews.Settled;
import gammadesk.analytics.hedging.FeeTerms;
import gammadesk.analytics.hedging.HedgeInstrument;
import gammadesk.analytics.market.Currency;
import gammadesk.analytics.market.InstrumentName.OptionName;
import gammadesk.analytics.market.Settlement;
import gammadesk.analytics.risk.ContractProfit;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * Books what happens to the account twice: as the venue does it, cash and positions at their average prices, and as an
 * explanation, part by part. That both agree is what conservation means.
 */
final class Books {
    private static final double FUNDING_MILLIS = 8 * 3_600_000;

    private final FeeTerms fees;
    private final Consumer<VenueNews> news;
    private final Map<Currency, Purse> purses = new TreeMap<>();
    private final Map<String, Contract> held = new TreeMap<>();
    private final Map<String, Entry> awaited;

    /**
     * What a trade cost.
     *
     * @param fee settlement currency
     * @param feeUsd USD
     * @param spreadUsd against the mark
     */
    record Costs(double fee, double feeUsd, double spreadUsd) {}

    Books(Opening opening, FeeTerms fees, Consumer<VenueNews> news) {
        this.fees = fees;
        this.news = news;
        awaited = new HashMap<>(opening.positions());
        opening.cash().forEach((currency, cash) -> purses.put(currency, new Purse(currency, cash)));
    }

    /** An instrument is listed: what was held of it from the beginning is held now. */
    void list(Contract contract, long now) {
        Entry entry = awaited.remove(contract.name.text());
        if (entry != null && entry.amount() != 0) {
            contract.holding.amount = entry.amount();
            contract.holding.average = entry.averagePrice().orElse(Double.NaN);
            contract.holding.fundedMillis = now;
            held.put(contract.name.text(), contract);
        }
    }

    /** An index has its first price. */
    void priced(CoinIndex index) {
        purses.values().forEach(purse -> purse.priced(index));
    }

    Collection<Contract> held() {
        return held.values();
    }

    List<Contract> held(Currency currency) {
        return held.values().stream()
                .filter(contract -> contract.currency.equals(currency))
                .toList();
    }

    Collection<Purse> purses() {
        return purses.values();
    }

    /** Books a trade at a price; bought is positive. */
    Costs trade(Contract contract, double signed, double price, boolean isMaker, long now) {
        contract.traded(price);
        accrue(contract, now);
        carry(contract);
        Costs costs = pay(contract, signed, price, isMaker);
        Holding holding = contract.holding;
        holding.add(signed, price, contract.isAmountInUsd);
        holding.carried = contract.mark();
        holding.carriedUnit = contract.usdPerPrice();
        holding.fundedMillis = now;
        if (holding.isEmpty()) {
            held.remove(contract.name.text());
        } else {
            held.put(contract.name.text(), contract);
        }
        return costs;
    }

    private Costs pay(Contract contract, double signed, double price, boolean isMaker) {
        Purse purse = purse(contract.currency);
        double mark = contract.mark();
        double unit = contract.usdPerPrice();
        double gainUsd = ContractProfit.usdBetween(contract.name, signed, price, mark, unit);
        purse.own.spread(-ContractProfit.between(contract.name, signed, price, mark));
        purse.usd.spread(-gainUsd);
        purse.own.receive(
                contract.isOption ? -signed * price : contract.holding.realised(contract.name, signed, price));
        purse.usd.receive(contract.isOption ? -signed * price * unit : gainUsd);
        double feeUsd = feeUsd(contract.asTraded(), price, Math.abs(signed), isMaker);
        double fee = feeUsd / (contract.isAmountInUsd ? price : unit);
        purse.own.fee(fee);
        purse.usd.fee(feeUsd);
        return new Costs(fee, feeUsd, -gainUsd);
    }

    private double feeUsd(HedgeInstrument instrument, double price, double amount, boolean isMaker) {
        return isMaker ? fees.makerUsd(instrument, price, amount) : fees.feeUsd(instrument, price, amount);
    }

    /** Explains what the newest mark brought to what is held. */
    void carry(Contract contract) {
        Holding holding = contract.holding;
        double mark = contract.mark();
        double unit = contract.usdPerPrice();
        if (!holding.isEmpty() && !Double.isNaN(mark) && unit > 0) {
            move(contract, holding, mark, unit);
        }
    }

    private void move(Contract contract, Holding holding, double mark, double unit) {
        if (Double.isNaN(holding.carried)) {
            open(contract, holding, mark, unit);
        } else if (mark != holding.carried || unit != holding.carriedUnit) {
            Purse purse = purse(contract.currency);
            double own = ContractProfit.between(contract.name, holding.amount, holding.carried, mark);
            double usd = contract.isOption
                    ? holding.amount * (mark * unit - holding.carried * holding.carriedUnit)
                    : own * (contract.isAmountInUsd ? mark : unit);
            purse.own.move(own);
            purse.usd.move(usd);
            purse.usd.receive(contract.isOption ? 0 : usd);
        }
        holding.carried = mark;
        holding.carriedUnit = unit;
    }

    /** What was held from the beginning counts from its first mark. */
    private void open(Contract contract, Holding holding, double mark, double unit) {
        Purse purse = purse(contract.currency);
        holding.average = Double.isNaN(holding.average) ? mark : holding.average;
        if (contract.isOption) {
            purse.own.open(0, holding.amount * mark);
            purse.usd.open(0, holding.amount * mark * unit);
        } else {
            double own = ContractProfit.between(contract.name, holding.amount, holding.average, mark);
            purse.own.open(0, own);
            purse.usd.open(own * (contract.isAmountInUsd ? mark : unit), 0);
        }
    }

    /** Pays the funding of a perpetual up to now, at the rate and the mark of its last ticker. */
    void accrue(Contract contract, long now) {
        Holding holding = contract.holding;
        double rate = contract.funding8h();
        double mark = contract.mark();
        if (contract.isPerpetual && !holding.isEmpty() && now > holding.fundedMillis && Math.abs(rate * mark) > 0) {
            fund(contract, holding, rate * (now - holding.fundedMillis) / FUNDING_MILLIS, mark);
        }
        holding.fundedMillis = now;
    }

    private void fund(Contract contract, Holding holding, double rate, double mark) {
        double usd = rate * (contract.isAmountInUsd ? holding.amount : holding.amount * mark);
        double own = contract.isAmountInUsd ? usd / mark : usd;
        Purse purse = purse(contract.currency);
        purse.own.fund(own);
        purse.usd.fund(usd);
        holding.untold += own;
        holding.untoldUsd += usd;
    }

    /** Tells what funding cost since the last time; of what was closed since then too. */
    void tellFunding(Contract contract, long now) {
        accrue(contract, now);
        Holding holding = contract.holding;
        if (holding.untold != 0) {
            news.accept(
                    new FundingPaid(now, contract.name.text(), contract.currency, holding.untold, holding.untoldUsd));
            holding.untold = 0;
            holding.untoldUsd = 0;
        }
    }

    /** Delivers what is held at a price in USD. */
    void settle(Contract contract, double delivery, long now) {
        Holding holding = contract.holding;
        double price = paysPerUnit(contract, delivery, contract.isInverse ? Settlement.INVERSE : Settlement.LINEAR);
        double usd = paysPerUnit(contract, delivery, Settlement.LINEAR);
        if (Double.isNaN(holding.carried)) {
            move(contract, holding, price, contract.isOption && contract.isInverse ? delivery : 1);
        }
        Purse purse = purse(contract.currency);
        double own = ContractProfit.between(contract.name, holding.amount, holding.carried, price);
        double inUsd = contract.isOption
                ? holding.amount * (usd - holding.carried * holding.carriedUnit)
                : own * (contract.isAmountInUsd ? delivery : 1);
        double paid = contract.isOption
                ? holding.amount * price
                : ContractProfit.between(contract.name, holding.amount, holding.average, price);
        purse.own.settle(own);
        purse.usd.settle(inUsd);
        purse.own.receive(paid);
        purse.usd.receive(contract.isOption ? holding.amount * usd : inUsd);
        news.accept(new Settled(now, contract.name.text(), holding.amount, delivery, contract.currency, paid));
        holding.clear();
        held.remove(contract.name.text());
    }

    /** Of an option its pay-off, of a future the delivery price. */
    private static double paysPerUnit(Contract contract, double delivery, Settlement settlement) {
        return contract.name instanceof OptionName option
                ? ContractProfit.payoff(
                        settlement, option.type(), option.strike().doubleValue(), delivery)
                : delivery;
    }

    /** In the settlement currency, everything told until now. */
    double equity(Currency currency) {
        return purse(currency).own.cash()
                + held(currency).stream().mapToDouble(Books::value).sum();
    }

    /** A position in its settlement currency: an option's mark, a future's profit; 0 before its first mark. */
    static double value(Contract contract) {
        Holding holding = contract.holding;
        if (Double.isNaN(holding.carried)) {
            return 0;
        }
        return contract.isOption
                ? holding.amount * holding.carried
                : ContractProfit.between(contract.name, holding.amount, holding.average, holding.carried);
    }

    /** In USD beyond what has already been turned into USD cash: the profit of futures has been, at every mark. */
    static double valueUsd(Contract contract) {
        return contract.isOption ? value(contract) * contract.holding.carriedUnit : 0;
    }

    List<Held> positions() {
        return held.values().stream()
                .filter(contract -> !Double.isNaN(contract.holding.carried))
                .map(contract -> new Held(
                        contract.name.text(),
                        contract.holding.amount,
                        contract.holding.average,
                        contract.holding.carried,
                        value(contract)))
                .toList();
    }

    int unmarked() {
        return awaited.size() + held.size() - positions().size();
    }

    private Purse purse(Currency currency) {
        return purses.computeIfAbsent(currency, absent -> new Purse(absent, 0));
    }
}
