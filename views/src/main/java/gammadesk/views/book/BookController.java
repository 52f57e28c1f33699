package gammadesk.views.book;

import gammadesk.analytics.desk.DeskSnapshot;
import gammadesk.views.fx.Screen;
import gammadesk.views.fx.TicketWish;
import javafx.scene.Node;
import javafx.util.Subscription;

/** The book: what is held, what it is worth, how it reacts, and where it comes from. */
public final class BookController implements Screen {
    private final BookRiskDesk desk;
    private final BookView view;
    private final Subscription listening;
    private DeskSnapshot latest;

    /** Shows the book of the pictures. */
    public BookController(BookRiskDesk desk, DeskSnapshot first) {
        this.desk = desk;
        this.latest = first;
        this.view = new BookView(desk);
        view.table().onOpen(this::open);
        this.listening = desk.choice().subscribe(() -> view.show(latest));
        view.show(first);
    }

    private void open(BookLine line) {
        if (line.isSum()) {
            view.fold().toggle(line);
            view.show(latest);
        }
        line.instrument().ifPresent(this::openTicket);
    }

    private void openTicket(String instrument) {
        desk.context().askForTicket(TicketWish.of(instrument, id()));
    }

    @Override
    public String id() {
        return "book";
    }

    @Override
    public String title() {
        return "Book";
    }

    @Override
    public Node node() {
        return view.node();
    }

    @Override
    public String help() {
        return """
                What is held, by coin, expiry and strike, with greeks and profit in one money: USD or the coin. The tiles are of \
                the coin in the bar above; the table has all coins.
                USD: plain Black greeks on each contract's forward; the equity in coin is itself delta. Coin: net of the premium \
                held in coin, as the venue counts.
                A position that cannot be valued stands under “Not valued” with its reason and counts in no figure. In the last 30 \
                minutes before settlement the price is being averaged and the delta decays: such positions say “settling now”.
                Drift: how far the venue's own greeks are from ours, as a multiple of what recorded markets show; above 1 is an alarm.
                The first menu brings a book from a CSV file (instrument,amount,averagePrice), saves it, shows the account's or a DEMO.
                VaR comes from a model whose dials are chosen, not from a past. Ctrl+C copies a cell in full precision. Enter or a \
                double click folds a sum, or opens the order ticket of a position.""";
    }

    @Override
    public void show(DeskSnapshot snapshot) {
        latest = snapshot;
        view.show(snapshot);
    }

    @Override
    public void close() {
        listening.unsubscribe();
        view.close();
    }
}
