// The data with Cytoscape.js: positions as stored, its fastest settings for large graphs.
const cy = cytoscape({
  container: document.getElementById("stage"),
  elements: {
    nodes: data.nodes.map((node) => ({ data: node, position: { x: node.x, y: node.y } })),
    edges: data.edges.map((edge, n) => ({ data: { ...edge, id: `e${n}`, source: edge.from, target: edge.to } })),
  },
  layout: { name: "preset" },
  style: [
    { selector: "node", style: { label: "data(label)", "background-color": "data(color)", width: "data(size)", height: "data(size)", "min-zoomed-font-size": 8 } },
    { selector: "edge", style: { width: 1, "line-color": "#b9b1a3", "target-arrow-shape": "triangle", "curve-style": "haystack" } },
  ],
  textureOnViewport: true,
  hideEdgesOnViewport: true,
  pixelRatio: 1,
});
globalThis.step = (dx, dy) => cy.panBy({ x: dx, y: dy });
