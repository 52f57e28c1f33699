package gammadesk.views.ticket;

import gammadesk.analytics.desk.AccountPicture;
import gammadesk.analytics.desk.DeskSnapshot;
import gammadesk.analytics.desk.QuotedInstrument;
import gammadesk.analytics.market.AdvancedPrice;
import gammadesk.analytics.market.Order;
import gammadesk.analytics.market.OrderBook;
import gammadesk.analytics.market.OrderType;
import gammadesk.analytics.market.Quoting;
import gammadesk.analytics.market.Side;
import gammadesk.analytics.trading.LinkedPrice;
import gammadesk.analytics.trading.OrderTicket;
import gammadesk.analytics.trading.TicketCheck;
import gammadesk.analytics.trading.TicketCheck.Field;
import gammadesk.analytics.trading.TicketCheck.Problem;
import gammadesk.analytics.trading.TradingActions;
import gammadesk.views.confirm.ActionPane;
import gammadesk.views.confirm.Question;
import gammadesk.views.format.Times;
import gammadesk.views.fx.DeskContext;
import gammadesk.views.fx.Screen;
import gammadesk.views.fx.TicketWish;
import gammadesk.views.ticket.TicketModel.Anchor;
import gammadesk.views.ticket.TicketModel.Following;
import gammadesk.views.ticket.TicketModel.Level;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.StringProperty;
import javafx.scene.Node;
import javafx.util.Subscription;

/** The order ticket. It asks once, in words, before anything is sent; nothing here can send without that answer. */
public final class TicketController implements Screen {
    private final DeskContext context;
    private final TradingActions actions;
    private final Consumer<String> leave;
    private final TicketModel model = new TicketModel();
    private final TicketView view;
    private final MarginWatch margins;
    private final Subscription listening;
    private DeskSnapshot latest;
    private Optional<Order> changed = Optional.empty();
    private String from = "";
    private String followed = "";
    private boolean filling;

    /**
     * An empty ticket.
     *
     * @param first the picture to begin with
     * @param leave goes back to the panel of an id
     */
    public TicketController(DeskContext context, TradingActions actions, DeskSnapshot first, Consumer<String> leave) {
        this.context = context;
        this.actions = actions;
        this.latest = first;
        this.leave = leave;
        this.view = new TicketView(context, model, this);
        this.margins = new MarginWatch(actions, context.clock(), this::refresh);
        this.filling = true;
        Subscription fields = Subscription.combine(
                model.instrument().subscribe(_ -> refresh()),
                model.side().subscribe(_ -> refresh()),
                model.amount().subscribe(_ -> refresh()),
                model.type().subscribe(_ -> refresh()),
                model.price().subscribe(_ -> typed(Anchor.PRICE)),
                model.usd().subscribe(_ -> typed(Anchor.USD)),
                model.iv().subscribe(_ -> typed(Anchor.IV)),
                model.following().subscribe(_ -> refresh()),
                model.triggerPrice().subscribe(_ -> refresh()),
                model.timeInForce().subscribe(_ -> refresh()),
                model.postOnly().subscribe(_ -> refresh()),
                model.reduceOnly().subscribe(_ -> refresh()));
        this.filling = false;
        this.listening = fields.and(context.ticketWish().subscribe(wish -> wish.ifPresent(this::begin)));
        refresh();
    }

    @Override
    public String id() {
        return "ticket";
    }

    @Override
    public String title() {
        return "Ticket";
    }

    @Override
    public Node node() {
        return view.node();
    }

    @Override
    public String help() {
        return """
                F9 opens the ticket; Enter or a double click in the chain, the books, positions and orders opens it \
                with that instrument. Escape leaves it.
                Price, USD and volatility are one price said in three ways: the one typed last holds, the others follow \
                the live forward. A price from USD or volatility is brought to the instrument's steps, never to the \
                worse for you: down to buy, up to sell. It is converted once, or the venue keeps the order at that USD or \
                volatility and re-prices it as the market moves: options only, limit, until cancelled.
                Review states everything in words, the environment first; only the button there sends, and the other one \
                has the focus. What became of the order stays beneath the ticket: accepted, refused with the venue's \
                reason, or UNKNOWN while it is being looked up. Never send an unknown order again: the desk refuses to.
                Margin added is what the venue says this order needs by itself; it is asked when the order stands still \
                for a moment. More than is available is said in words, and the venue decides.
                A click on a line of the book takes its price.""";
    }

    @Override
    public void show(DeskSnapshot snapshot) {
        latest = snapshot;
        refresh();
    }

    @Override
    public void close() {
        listening.unsubscribe();
        margins.forget();
        view.close();
    }

    private void begin(TicketWish wish) {
        filling = true;
        changed = wish.change();
        from = wish.from();
        model.changing().set(changed.isPresent());
        boolean other = !wish.instrument().equals(model.instrument().get());
        wish.side().ifPresent(model.side()::set);
        wish.amount().map(TicketController::plain).ifPresent(model.amount()::set);
        model.type().set(OrderType.LIMIT);
        model.reduceOnly().set(wish.reduceOnly());
        changed.ifPresent(order -> model.postOnly().set(order.postOnly()));
        model.anchor().set(Anchor.PRICE);
        model.following().set(Following.ONCE);
        if (other || wish.price().isPresent()) {
            model.price().set(wish.price().map(TicketController::plain).orElse(""));
        }
        model.instrument().set(wish.instrument());
        changed.flatMap(Order::advanced).ifPresent(this::keep);
        filling = false;
        if (model.price().get().isEmpty()) {
            beginAtMarket();
        }
        refresh();
    }

    /** What the venue keeps is changed in its own unit. */
    private void keep(AdvancedPrice kept) {
        model.anchor().set(kept.quoting() == Quoting.USD ? Anchor.USD : Anchor.IV);
        model.following().set(Following.VENUE);
        model.text(model.anchor().get()).set(plain(kept.value()));
    }

    private boolean isKept() {
        return changed.flatMap(Order::advanced).isPresent();
    }

    /** A fresh ticket stands at its own side's best price: it rests there until the person says otherwise. */
    private void beginAtMarket() {
        market().ifPresent(market -> {
            double best = model.side().get() == Side.BUY
                    ? market.quote().bid()
                    : market.quote().ask();
            double start = Double.isNaN(best) ? market.mark() : best;
            if (start > 0) {
                setPrice(BigDecimal.valueOf(start), market);
            }
        });
    }

    private void setPrice(BigDecimal price, QuotedInstrument market) {
        model.anchor().set(Anchor.PRICE);
        fill(model.price(), plain(TicketCheck.roundPrice(price, market.instrument(), RoundingMode.HALF_EVEN)));
        refresh();
    }

    private void follow(QuotedInstrument market) {
        String name = market.instrument().name();
        if (!name.equals(followed)) {
            followed = name;
            actions.followBook(Optional.of(name));
        }
    }

    private void typed(Anchor field) {
        if (!filling) {
            model.anchor().set(field);
            refresh();
        }
    }

    private void fill(StringProperty field, String text) {
        filling = true;
        field.set(text);
        filling = false;
    }

    private Optional<QuotedInstrument> market() {
        return QuotedInstrument.find(
                latest.markets(),
                model.instrument().get().strip(),
                context.clock().nanos());
    }

    private void refresh() {
        if (filling) {
            return;
        }
        Optional<QuotedInstrument> market = market();
        model.stale().set(TicketObstacle.isStale(latest, context.clock().nanos()));
        model.option().set(market.filter(QuotedInstrument::isOption).isPresent());
        if (market.isEmpty()) {
            showNothing();
            return;
        }
        follow(market.get());
        Draft draft = Draft.read(model, market.get());
        showLinked(draft);
        showTerms(draft);
        showBook(market.get());
        List<Problem> problems = draft.problems(model);
        TicketMargin margin = margin(draft, problems.isEmpty());
        model.figures().set(TicketFigures.of(draft, model.side().get(), latest, margin));
        model.marginWarning().set(margin.warning());
        showProblems(problems);
        String obstacle = TicketObstacle.of(latest, context.clock().nanos());
        model.obstacle().set(obstacle.isEmpty() ? unfinished(draft, problems) : obstacle);
    }

    private void showNothing() {
        String typed = model.instrument().get().strip();
        model.heading().set(typed.isEmpty() ? "Choose an instrument" : typed);
        margins.forget();
        model.marginWarning().set("");
        model.figures().set(List.of());
        model.book().set(List.of());
        model.bookState().set("");
        model.equivalents().set("");
        model.rounding().set("");
        showProblems(List.of());
        model.instrumentMessage().set(typed.isEmpty() ? "" : "“" + typed + "” is not listed at this venue.");
        model.obstacle()
                .set(
                        typed.isEmpty()
                                ? "Press Enter on a row of the chain or type a name."
                                : "Choose a listed instrument.");
    }

    /** About an order with mistakes the venue is not asked: it would only say so. */
    private TicketMargin margin(Draft draft, boolean isSound) {
        double market = draft.market().mark();
        Optional<OrderTicket> ticket = draft.ticket(model).filter(_ -> isSound && market > 0);
        ticket.ifPresentOrElse(
                order -> margins.follow(
                        MarginWatch.Question.of(order.instrument(), order.amount(), draft.price()),
                        BigDecimal.valueOf(market)),
                margins::forget);
        boolean eased = changed.isPresent() || model.reduceOnly().get();
        return new TicketMargin(
                model.side().get(),
                eased,
                ticket.isPresent(),
                margins.answer(),
                latest,
                context.clock().nanos());
    }

    private void showLinked(Draft draft) {
        draft.linked().ifPresentOrElse(linked -> showLinked(draft, linked), () -> {
            for (Anchor anchor : Anchor.values()) {
                if (anchor != model.anchor().get()) {
                    fill(model.text(anchor), "");
                }
            }
        });
        model.rounding().set(rounding(draft));
    }

    /** The field that was typed into is left alone: nobody wants a number to change under the cursor. */
    private void showLinked(Draft draft, LinkedPrice linked) {
        Anchor anchor = model.anchor().get();
        if (anchor != Anchor.PRICE) {
            fill(model.price(), draft.price().map(TicketController::plain).orElse(""));
        }
        if (anchor != Anchor.USD) {
            fill(model.usd(), rounded(linked.usd(), 2));
        }
        if (anchor != Anchor.IV) {
            fill(model.iv(), rounded(linked.ivPercent(), 2));
        }
    }

    private static String rounded(double value, int places) {
        return Double.isFinite(value)
                ? BigDecimal.valueOf(value)
                        .setScale(places, RoundingMode.HALF_EVEN)
                        .toPlainString()
                : "";
    }

    private String rounding(Draft draft) {
        return model.anchor().get() == Anchor.PRICE
                ? ""
                : draft.price()
                        .map(price -> draft.kept().isPresent()
                                ? TicketFigures.keeping(price, draft)
                                : TicketFigures.rounding(
                                        price, draft, model.side().get()))
                        .orElse("");
    }

    private void showTerms(Draft draft) {
        QuotedInstrument market = draft.market();
        model.decimals().set(Optional.of(TicketFigures.decimals(market)));
        model.heading().set(market.instrument().name());
        model.amountUnit().set(TicketFigures.amountUnit(market));
        model.priceUnit().set(TicketFigures.priceUnit(market));
        model.equivalents()
                .set(draft.amount()
                        .map(amount -> TicketFigures.equivalents(
                                amount, draft, model.side().get()))
                        .orElse(""));
    }

    private void showBook(QuotedInstrument market) {
        model.bookState()
                .set(market.book().map(this::bookState).orElse("best bid and ask; the book is being asked for"));
        model.book().set(market.book().map(TicketBook::levels).orElseGet(() -> TicketBook.best(market)));
    }

    private String bookState(OrderBook book) {
        String age = Times.age(book.stamp().ageSeconds(context.clock().nanos()));
        return book.stale() ? "STALE: a change was missed; " + age + " old" : "last change " + age + " ago";
    }

    private void showProblems(List<Problem> problems) {
        model.instrumentMessage().set(message(problems, Field.INSTRUMENT));
        model.amountMessage().set(message(problems, Field.AMOUNT));
        model.priceMessage().set(message(problems, Field.PRICE));
        model.triggerMessage().set(message(problems, Field.TRIGGER));
        model.termsMessage().set(message(problems, Field.TERMS));
    }

    private static String message(List<Problem> problems, Field field) {
        return problems.stream()
                .filter(problem -> problem.field() == field)
                .map(Problem::sentence)
                .findFirst()
                .orElse("");
    }

    private String unfinished(Draft draft, List<Problem> problems) {
        if (!problems.isEmpty()) {
            return "Mend what is marked.";
        }
        return draft.ticket(model).isEmpty() ? "Fill in what is missing." : "";
    }

    /** Brings amount and price to what the venue accepts, as the messages beside them say. */
    void round() {
        market().ifPresent(market -> {
            Draft draft = Draft.read(model, market);
            draft.amount()
                    .filter(amount -> amount.signum() > 0)
                    .ifPresent(amount ->
                            fill(model.amount(), plain(TicketCheck.roundAmount(amount, market.instrument()))));
            RoundingMode mode = model.side().get() == Side.BUY ? RoundingMode.DOWN : RoundingMode.UP;
            draft.price()
                    .filter(price -> price.signum() > 0 && draft.kept().isEmpty())
                    .map(price -> TicketCheck.roundPrice(price, market.instrument(), mode))
                    .filter(price -> price.signum() > 0)
                    .ifPresent(price -> fill(model.price(), plain(price)));
            refresh();
        });
    }

    void takePrice(Level level) {
        market().filter(_ -> !isKept()).ifPresent(market -> setPrice(BigDecimal.valueOf(level.price()), market));
    }

    /** Puts the question; the answer alone sends. */
    void review() {
        if (!model.obstacle().get().isEmpty() || view.pane().isAsking()) {
            return;
        }
        market().ifPresent(market -> {
            Draft draft = Draft.read(model, market);
            draft.ticket(model).ifPresent(ticket -> ask(ticket, draft));
        });
    }

    private void ask(OrderTicket ticket, Draft draft) {
        AccountPicture account = latest.account().orElseThrow();
        TradingActions.Approval approval = actions.newApproval();
        Optional<Order> order = changed;
        String warning = model.marginWarning().get();
        Question question = order.map(open -> TicketWords.change(open, ticket, draft, account.venue()))
                .orElseGet(() -> TicketWords.question(ticket, draft, warning, account.venue()));
        view.pane()
                .ask(
                        question,
                        () -> order.map(open -> actions.edit(
                                        approval,
                                        open,
                                        ticket.amount(),
                                        ticket.limitPrice().orElseThrow()))
                                .orElseGet(() -> actions.place(approval, ticket)));
    }

    void leave() {
        if (!from.isEmpty()) {
            leave.accept(from);
        }
    }

    ActionPane pane() {
        return view.pane();
    }

    TicketModel model() {
        return model;
    }

    private static String plain(BigDecimal value) {
        return value.stripTrailingZeros().toPlainString();
    }
}
