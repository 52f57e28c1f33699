package gammadesk.views.ladder;

import gammadesk.analytics.desk.DeskSnapshot;
import gammadesk.analytics.desk.MarketPicture;
import gammadesk.analytics.market.Currency;
import gammadesk.views.format.Numbers;
import gammadesk.views.format.Times;
import gammadesk.views.fx.DeskContext;
import gammadesk.views.fx.Screen;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;

/** The perpetual and the futures of the chosen currency with their basis and funding. */
public final class FuturesController implements Screen {
    private final DeskContext context;
    private final FuturesModel model = new FuturesModel();
    private final FuturesView view;

    /** Follows the context's currency. */
    public FuturesController(DeskContext context) {
        this.context = context;
        this.view = new FuturesView(context, model);
    }

    @Override
    public String id() {
        return "futures";
    }

    @Override
    public String title() {
        return "Futures";
    }

    @Override
    public Node node() {
        return view.node();
    }

    @Override
    public String help() {
        return """
                The perpetual and the dated futures. Basis is mark minus index; as a yearly rate it is simple interest over \
                the time that is left.
                Funding is what longs pay shorts over eight hours; negative, shorts pay longs.
                Ctrl+C copies the focused cell in full precision.""";
    }

    @Override
    public void show(DeskSnapshot snapshot) {
        Currency currency = context.currency().get();
        Optional<MarketPicture> market = snapshot.market(currency);
        model.emptiness()
                .set(
                        snapshot.cycle() == 0
                                ? "No market yet: the feed is "
                                        + snapshot.health().state().sentence() + "."
                                : "No " + currency + " futures are known yet.");
        model.summary().set(market.map(FuturesController::summary).orElse(""));
        model.rows().set(market.map(this::rows).orElse(List.of()));
    }

    @Override
    public void close() {
        view.close();
    }

    private List<FutureRow> rows(MarketPicture market) {
        long now = context.clock().nanos();
        return market.futures().stream()
                .map(quote -> FutureRow.of(quote, market.index(), market.venueMillis(), now))
                .toList();
    }

    private static String summary(MarketPicture market) {
        return market.currency() + " index " + Numbers.usd(market.index()) + "   prices in USD, basis to the index   "
                + Times.clock(market.venueMillis()) + " UTC";
    }
}
