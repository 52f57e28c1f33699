package gammadesk.connectors.simulator.matching;

/** Passes on what the engine tells, and remembers which linked orders have changed. */
final class LinkListener implements MatchingListener {
    private final MatchingListener listener;
    private LinkBook links = new LinkBook();

    LinkListener(MatchingListener listener) {
        this.listener = listener;
    }

    void watch(LinkBook next) {
        links = next;
    }

    @Override
    public void executed(Execution execution) {
        listener.executed(execution);
    }

    @Override
    public void comboExecuted(ComboExecution execution) {
        listener.comboExecuted(execution);
    }

    @Override
    public void orderChanged(OrderReport order) {
        links.changed(order);
        listener.orderChanged(order);
    }

    @Override
    public void bookChanged(String instrument) {
        listener.bookChanged(instrument);
    }
}
