package gammadesk.views.hedging;

import javafx.scene.Node;

/** Hedges that are being executed, and those that just were. */
public final class ExecutionController extends BoardScreen {
    private final HedgeDesk desk;
    private final ExecutionView view;

    /** Follows the desk's board. */
    public ExecutionController(HedgeDesk desk) {
        super("hedge-execution", "Execution");
        this.desk = desk;
        this.view = new ExecutionView(desk, this);
        hold(desk.whileSeen(view.node(), view::show), desk.model().now().subscribe((_, _) -> view.tick()), view::close);
    }

    @Override
    public Node node() {
        return view.node();
    }

    @Override
    public String help() {
        return """
                Hedges that are being executed now, and those of the last ten minutes: what is filled of every order, at \
                which average, against the middle of the market at the decision.
                Shortfall is what the fills cost against that price, in USD, positive when dearer; fees are beside it and \
                not in it. Unknown means that it is not known whether the venue booked an order: it is being looked up, and \
                nothing more is sent meanwhile.
                Stop cancels what still works; what is filled stays. It asks nothing.""";
    }

    void stop(String proposal) {
        view.pane().follow(desk.actions().stop(proposal));
    }
}
