// The data with sigma.js: positions as stored, arrows, names in the way sigma chooses them.
const graph = new graphology.MultiDirectedGraph();
data.nodes.forEach((node) => graph.addNode(node.id, node));
data.edges.forEach((edge) => graph.addEdge(edge.from, edge.to, { ...edge, size: 1, color: "#b9b1a3", type: "arrow" }));
const renderer = new Sigma(graph, document.getElementById("stage"), { labelRenderedSizeThreshold: 2 });
globalThis.step = (dx, dy) => {
  const camera = renderer.getCamera(), { x, y } = camera.getState();
  camera.setState({ x: x + dx / 1280, y: y + dy / 860 });
};
