package gammadesk.views.risk;

import gammadesk.views.chart.ChartScreen;

/** Why the account is worth what it is worth. */
public final class AttributionController extends ChartScreen {
    private static final Words WORDS = new Words("attribution", "Attribution", """
            The change of the account's equity since the chosen moment, part by part: each bar begins where the one above ended, \
            the last is the total. Time is taken first; the residual is what the expansion does not reach, judged against the \
            sum of the sizes of all parts. In USD the move of the coin itself is a part of its own.
            """ + KEYS);

    private final AttributionView view;

    /** Shows what is chosen for all panels of the book's risk. */
    public AttributionController(RiskDesk desk) {
        AttributionView view = new AttributionView(desk);
        super(WORDS, view::node, view::show);
        this.view = view;
    }

    AttributionView view() {
        return view;
    }
}
