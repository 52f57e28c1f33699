package gammadesk.app.badfixture;

import gammadesk.analytics.port.OrderGateway;

/** Breaks on purpose: holds a gateway and trades past the approval. */
public final class BadAdvisor {
    private final OrderGateway gateway;

    public BadAdvisor(OrderGateway gateway) {
        this.gateway = gateway;
    }

    public void hedge(OrderGateway.Request request) {
        gateway.submit(request);
        gateway.cancelAll(new OrderGateway.Scope.Everything());
    }
}
