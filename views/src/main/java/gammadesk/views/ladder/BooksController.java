package gammadesk.views.ladder;

import gammadesk.analytics.desk.DeskSnapshot;
import gammadesk.analytics.desk.MarketPicture;
import gammadesk.analytics.market.Currency;
import gammadesk.analytics.market.InstrumentKind;
import gammadesk.analytics.market.InstrumentName;
import gammadesk.analytics.market.OrderBook;
import gammadesk.analytics.market.Trade;
import gammadesk.views.format.Times;
import gammadesk.views.fx.DeskContext;
import gammadesk.views.fx.Screen;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.util.Subscription;

/** Order books of the perpetual, the futures and whatever else is followed, beside the last public trades. */
public final class BooksController implements Screen {
    private static final int DEPTH = 20;
    private static final int OPTION_DECIMALS = 4;

    private final DeskContext context;
    private final BooksModel model = new BooksModel();
    private final BooksView view;
    private final Subscription choice;
    private Optional<MarketPicture> picture = Optional.empty();

    /** Follows the context's currency. */
    public BooksController(DeskContext context) {
        this.context = context;
        this.view = new BooksView(context, model);
        this.choice = model.selected().subscribe(_ -> fillBook());
    }

    @Override
    public String id() {
        return "books";
    }

    @Override
    public String title() {
        return "Books & trades";
    }

    @Override
    public Node node() {
        return view.node();
    }

    @Override
    public String help() {
        return """
                Left: the order book, asks above bids, with the amounts added up from the best price outwards.
                A book of which a change was missed is marked STALE until the venue has sent it anew: never trade on it.
                Enter or a double click on a level opens the order ticket there: a bid to buy, an ask to sell.
                Right: the last public trades, newest first; the direction is that of the taker.""";
    }

    @Override
    public void show(DeskSnapshot snapshot) {
        Currency currency = context.currency().get();
        picture = snapshot.market(currency);
        String nothing = snapshot.cycle() == 0
                ? "No market yet: the feed is " + snapshot.health().state().sentence() + "."
                : "";
        model.bookEmptiness().set(nothing.isEmpty() ? "No " + currency + " order book is followed yet." : nothing);
        model.tradesEmptiness().set(nothing.isEmpty() ? "No " + currency + " trade has been seen yet." : nothing);
        offer();
        fillBook();
        model.trades().set(picture.map(BooksController::trades).orElse(List.of()));
    }

    @Override
    public void close() {
        choice.unsubscribe();
        view.close();
    }

    private void offer() {
        List<String> names = picture.map(MarketPicture::books).orElse(List.of()).stream()
                .map(OrderBook::instrument)
                .toList();
        if (!names.equals(model.instruments())) {
            model.instruments().setAll(names);
        }
        if (!names.contains(model.selected().get())) {
            model.selected().set(names.isEmpty() ? "" : names.getFirst());
        }
    }

    private void fillBook() {
        Optional<OrderBook> book = picture.flatMap(market -> market.books().stream()
                .filter(candidate ->
                        candidate.instrument().equals(model.selected().get()))
                .findFirst());
        model.decimals()
                .set(picture.map(market -> decimals(model.selected().get(), market))
                        .orElse(2));
        model.bookState().set(book.map(this::state).orElse(""));
        model.book().set(book.map(b -> BookRow.of(b, DEPTH)).orElse(List.of()));
    }

    private String state(OrderBook book) {
        String age = Times.age(book.stamp().ageSeconds(context.clock().nanos()));
        return book.stale()
                ? "STALE: a change was missed, waiting for the venue; " + age + " old"
                : "last change " + age + " ago";
    }

    private static List<TradeRow> trades(MarketPicture market) {
        return market.trades().stream()
                .map(trade -> new TradeRow(trade, decimals(trade, market)))
                .toList();
    }

    private static int decimals(Trade trade, MarketPicture market) {
        return decimals(trade.instrument(), market);
    }

    private static int decimals(String instrument, MarketPicture market) {
        boolean option = InstrumentName.parse(instrument)
                .filter(name -> name.kind() == InstrumentKind.OPTION)
                .isPresent();
        return option ? OPTION_DECIMALS : Prices.decimals(instrument, market.futures());
    }
}
