package gammadesk.views.evidence;

import gammadesk.views.chart.ChartScreen;
import gammadesk.views.chart.ExportTarget;
import gammadesk.views.fx.DeskContext;

/** How far a hedging policy may go with a kind of book, and everything that was found out about it. */
public final class EvidenceController extends ChartScreen {
    private static final Words WORDS = new Words("evidence", "Evidence", """
            Whether a policy may advise, may run inside a budget, or may not, and every number that says so against its limit. \
            A measure without a number permits nothing. The ruling holds for one kind of book and for no other.
            Lime is the policy, cyan the one it is compared with, the colour of text the best baseline (the one with the least \
            expected shortfall), grey the other baselines: no hedge, rules of thumb, the optimiser. All numbers are after costs. \
            ES 95 is the mean of the worst twentieth of periods, a positive loss; intervals hold 90 %; bands run from 5 % to \
            95 %. PBO is the probability that what was best on one half of the periods lies below the median on the other \
            half. The deflated Sharpe ratio is the probability that the ratio is above what the best of as many worthless runs \
            would have shown. The trial ledger holds every run, also the bad ones.
            1 to 9, T and 0 choose a section, Page Up and Page Down the one before and after. P, B and C choose the next policy, \
            kind of book and policy to compare. M on the stress picture shows the next measure. W saves a report as HTML, D as \
            PDF.
            N sets a trial up: a case and a model, against every baseline. Its runs are on record before the first result can be \
            seen, and count also when it is cancelled. L trains a model by a configuration, R goes on with the latest work that \
            was not done, Esc ends the work that goes on. All of it is done in the background, one piece at a time.
            """ + KEYS);

    private final EvidenceView view;

    /**
     * Shows what the desk has; newer evidence is shown as it comes.
     *
     * @param context what all panels share
     * @param exports where pictures, numbers and reports go
     * @param files which configurations and which folder
     * @param desk where the evidence comes from
     */
    public EvidenceController(DeskContext context, ExportTarget exports, EvidenceFiles files, EvidenceDesk desk) {
        EvidenceView view = new EvidenceView(context, exports, files, desk);
        // The market says nothing about a trial that is over.
        super(WORDS, view::node, _ -> {});
        this.view = view;
    }

    @Override
    public void close() {
        view.close();
    }

    EvidenceView view() {
        return view;
    }
}
