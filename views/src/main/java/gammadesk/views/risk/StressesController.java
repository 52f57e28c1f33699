package gammadesk.views.risk;

import gammadesk.views.chart.ChartScreen;

/** What the book does in disasters. */
public final class StressesController extends ChartScreen {
    private static final Words WORDS = new Words("stresses", "Stresses", """
            One bar a stress, the worst on top: the whole book priced anew after everything that the stress moves. Hover to read \
            what moves and where the numbers come from. Own stresses… adds, changes and removes your own; they are kept.
            In USD everything counts, a fall of the moneys too; in coin it is what the account gains in that coin.
            """ + KEYS);

    private final StressesView view;

    /** Shows what is chosen for all panels of the book's risk. */
    public StressesController(RiskDesk desk) {
        StressesView view = new StressesView(desk);
        super(WORDS, view::node, view::show);
        this.view = view;
    }

    StressesView view() {
        return view;
    }
}
