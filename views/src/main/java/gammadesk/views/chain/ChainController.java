package gammadesk.views.chain;

import gammadesk.analytics.desk.DeskSnapshot;
import gammadesk.analytics.desk.MarketPicture;
import gammadesk.analytics.market.Currency;
import gammadesk.analytics.market.Expiry;
import gammadesk.analytics.market.ExpiryChain;
import gammadesk.analytics.market.Settlement;
import gammadesk.analytics.pricing.ChainValuation;
import gammadesk.views.format.Numbers;
import gammadesk.views.format.Times;
import gammadesk.views.fx.ChainWish;
import gammadesk.views.fx.DeskContext;
import gammadesk.views.fx.Screen;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.util.Subscription;

/** The option chain of the chosen currency, one expiry at a time. */
public final class ChainController implements Screen {
    private final DeskContext context;
    private final ChainModel model = new ChainModel();
    private final ChainView view;
    /** Strikes on either side of the one to which the chain is narrowed. */
    private static final int NEIGHBOURS = 3;

    private final Subscription choice;
    private final Subscription wish;
    private Optional<MarketPicture> picture = Optional.empty();

    /** Follows the context's currency. */
    public ChainController(DeskContext context) {
        this.context = context;
        this.view = new ChainView(context, model);
        this.choice =
                model.selected().subscribe(_ -> fill()).and(model.narrowed().subscribe(_ -> fill()));
        this.wish = context.chainWish().subscribe(wanted -> wanted.ifPresent(this::narrow));
    }

    @Override
    public String id() {
        return "chain";
    }

    @Override
    public String title() {
        return "Chain";
    }

    @Override
    public Node node() {
        return view.node();
    }

    @Override
    public String help() {
        return """
                Calls stand left, puts right, the strike between them; in-the-money options are shaded and the strike next \
                to the forward is marked.
                A dash means unknown: hold the mouse over it to read why. Other cells tell their exact value and age.
                Enter or a double click opens the order ticket: on a call's cell for the call, on a put's for the put.
                Alt+Left and Alt+Right change the expiry, Home returns to the money, Ctrl+C copies the focused cell in full \
                precision. The Columns menu chooses what is shown.
                A click on a cell of an exposure picture narrows the chain to that strike; Esc or the button shows all again.""";
    }

    @Override
    public void show(DeskSnapshot snapshot) {
        Currency currency = context.currency().get();
        picture = snapshot.market(currency);
        List<ExpiryChain> expiries =
                picture.map(p -> p.valuation().chain().expiries()).orElse(List.of());
        offer(expiries);
        model.emptiness()
                .set(
                        snapshot.cycle() == 0
                                ? "No market yet: the feed is "
                                        + snapshot.health().state().sentence() + "."
                                : "No " + currency
                                        + " options are listed here. Choose another currency in the bar above.");
        fill();
    }

    @Override
    public void close() {
        choice.unsubscribe();
        wish.unsubscribe();
        view.close();
    }

    private void offer(List<ExpiryChain> expiries) {
        List<ChainModel.Choice> choices = expiries.stream()
                .map(chain -> new ChainModel.Choice(chain.expiry(), Times.shortLeft(chain.years())))
                .toList();
        if (!choices.equals(model.choices())) {
            model.choices().setAll(choices);
        }
        List<Expiry> listed = expiries.stream().map(ExpiryChain::expiry).toList();
        if (model.selected().get().filter(listed::contains).isEmpty()) {
            model.selected().set(listed.stream().findFirst());
        }
    }

    private void fill() {
        Optional<Integer> index = picture.map(MarketPicture::valuation).flatMap(this::selectedIndex);
        model.rows().set(index.map(this::rowsAt).orElse(List.of()));
        model.summary().set(index.map(this::summaryAt).orElse(""));
    }

    private Optional<Integer> selectedIndex(ChainValuation valuation) {
        List<Expiry> listed =
                valuation.chain().expiries().stream().map(ExpiryChain::expiry).toList();
        return model.selected().get().map(listed::indexOf).filter(i -> i >= 0);
    }

    private void narrow(ChainWish wanted) {
        model.narrowed().set(wanted.strike());
        model.selected().set(Optional.of(wanted.expiry()));
    }

    /** The strike nearest to the wish with its neighbours; all rows without a wish. */
    private List<ChainRow> narrowed(List<ChainRow> rows) {
        double wanted = model.narrowed().get();
        if (Double.isNaN(wanted) || rows.isEmpty()) {
            return rows;
        }
        int nearest = 0;
        for (int i = 1; i < rows.size(); i++) {
            boolean nearer = Math.abs(rows.get(i).strike() - wanted)
                    < Math.abs(rows.get(nearest).strike() - wanted);
            nearest = nearer ? i : nearest;
        }
        return rows.subList(Math.max(0, nearest - NEIGHBOURS), Math.min(rows.size(), nearest + NEIGHBOURS + 1));
    }

    private List<ChainRow> rowsAt(int index) {
        ChainValuation valuation = picture.orElseThrow().valuation();
        return narrowed(ChainRows.of(
                valuation.chain().expiries().get(index), valuation.expiries().get(index)));
    }

    private String summaryAt(int index) {
        MarketPicture market = picture.orElseThrow();
        ExpiryChain chain = market.valuation().chain().expiries().get(index);
        String unit =
                chain.settlement() == Settlement.INVERSE ? market.currency().code() : "USD";
        String source = chain.forwardName().isEmpty() ? "" : " (" + chain.forwardName() + ")";
        return "forward " + Numbers.usd(chain.forward()) + source + "   quotes " + Times.age(youngest(chain))
                + " old   " + Times.clock(market.venueMillis()) + " UTC   prices in " + unit;
    }

    private static double youngest(ExpiryChain chain) {
        double age = Double.NaN;
        for (int i = 0; i < chain.size(); i++) {
            double at = chain.ageSeconds().get(i);
            age = Double.isNaN(age) || at < age ? at : age;
        }
        return age;
    }
}
