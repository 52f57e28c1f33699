package gammadesk.views.book;

import gammadesk.analytics.desk.DeskSnapshot;
import gammadesk.analytics.market.Instrument;
import gammadesk.analytics.market.Side;
import gammadesk.analytics.risk.RiskBook;
import gammadesk.views.fx.Screen;
import gammadesk.views.fx.TicketWish;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import javafx.scene.Node;
import javafx.util.Subscription;

/** Hypothetical trades on top of the book, and what they do to every figure. */
public final class WhatIfController implements Screen {
    private final BookRiskDesk desk;
    private final WhatIfView view;
    private final Subscription wishes;
    private final Subscription baskets;
    private DeskSnapshot latest;

    /** Tries trades out on the book of the pictures. */
    public WhatIfController(BookRiskDesk desk, DeskSnapshot first) {
        this.desk = desk;
        this.latest = first;
        this.view = new WhatIfView(desk, this);
        this.wishes = desk.context().trialWish().subscribe(wish -> wish.ifPresent(this::add));
        this.baskets = desk.basket().subscribe(() -> view.show(latest));
        view.show(first);
    }

    @Override
    public String id() {
        return "what-if";
    }

    @Override
    public String title() {
        return "What-if";
    }

    @Override
    public Node node() {
        return view.node();
    }

    @Override
    public String help() {
        return """
                A basket of trades that nobody does, on top of the book: before, after and difference of every figure, in the money \
                and coin chosen.
                Type an instrument, an amount (coin for options, USD for inverse futures; negative sells) and, if it is not to be \
                the mark, a price; Enter adds. With “Chain adds here” pressed, a double click or Enter on a side of the chain, \
                the ladders or the book adds the typed amount of it instead of opening the order ticket.
                Delete takes the chosen trade out, + and − change it by one typed amount, Clear takes all out. Nothing here can send \
                an order.
                What options cost is paid out of the cash; fees are not counted. Margins do not add up: their difference is after \
                less before.""";
    }

    @Override
    public void show(DeskSnapshot snapshot) {
        latest = snapshot;
        view.show(snapshot);
    }

    @Override
    public void close() {
        wishes.unsubscribe();
        baskets.unsubscribe();
        desk.context().tryingOut().set(false);
        view.close();
    }

    /** A click somewhere: the wish's amount or else the typed one, sold where the wish says so. */
    private void add(TicketWish wish) {
        double size = wish.amount().map(BigDecimal::doubleValue).orElseGet(() -> typedOrLeast(wish.instrument()));
        boolean sells = wish.side().filter(side -> side == Side.SELL).isPresent();
        add(new RiskBook.Entry(
                wish.instrument(),
                sells ? -Math.abs(size) : size,
                wish.price()
                        .map(price -> OptionalDouble.of(price.doubleValue()))
                        .orElseGet(OptionalDouble::empty)));
    }

    private double typedOrLeast(String instrument) {
        boolean isUsd = BookWords.amountUnit(instrument).equals("USD");
        double typed = view.amount().orElse(isUsd ? 10_000 : 1);
        return isUsd && Math.abs(typed) < least(instrument) ? Math.copySign(least(instrument), typed) : typed;
    }

    private double least(String instrument) {
        return latest.markets().values().stream()
                .flatMap(market -> Optional.ofNullable(market.instruments().get(instrument)).stream())
                .findFirst()
                .map(Instrument::minimumAmount)
                .map(BigDecimal::doubleValue)
                .orElse(1.0);
    }

    /** Joins trades of one instrument at one price; what comes to nothing leaves. */
    void add(RiskBook.Entry trade) {
        List<RiskBook.Entry> next = new ArrayList<>();
        double amount = trade.amount();
        for (RiskBook.Entry old : desk.basket().get()) {
            boolean joins = old.instrument().equals(trade.instrument())
                    && old.averagePrice().equals(trade.averagePrice());
            if (joins) {
                amount += old.amount();
            } else {
                next.add(old);
            }
        }
        if (amount != 0) {
            next.add(new RiskBook.Entry(trade.instrument(), amount, trade.averagePrice()));
        }
        desk.basket().set(List.copyOf(next));
    }

    void remove(RiskBook.Entry trade) {
        List<RiskBook.Entry> next = new ArrayList<>(desk.basket().get());
        next.remove(trade);
        desk.basket().set(List.copyOf(next));
    }

    void clear() {
        desk.basket().set(List.of());
    }

    /** Every trade the other way round. */
    void flip() {
        desk.basket()
                .set(desk.basket().get().stream()
                        .map(trade -> new RiskBook.Entry(trade.instrument(), -trade.amount(), trade.averagePrice()))
                        .toList());
    }
}
