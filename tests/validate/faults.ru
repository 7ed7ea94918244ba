# Seeded faults: the name of the check that must find it, then the update that spoils a sound graph.

## hosted-subject
INSERT { id:代王府 a bp:Place ; skos:prefLabel '代王府'@zh ; bp:hosted ?e }
WHERE { ?e a bp:Event ; skos:prefLabel '邻里文化节'@zh }

## hosted-object
INSERT { ?s bp:hosted ?s }
WHERE { ?s skos:prefLabel '水泊寺街道'@zh }

## hasParticipant-object
INSERT { ?e bp:hasParticipant '群众' }
WHERE { ?e a bp:Event ; skos:prefLabel '邻里文化节'@zh }

## hasMetric-subject
INSERT { ?a bp:hasMetric ?m }
WHERE { ?a a bp:Article . ?m a bp:Metric }

## heldOn-object
INSERT { ?e bp:heldOn '2023-02-30'^^xsd:date }
WHERE { ?e a bp:Event ; skos:prefLabel '邻里文化节'@zh }

## heldFrom-subject
INSERT { ?s bp:heldFrom '2023-06-14'^^xsd:date }
WHERE { ?s skos:prefLabel '水泊寺街道'@zh }

## heldUntil-object
INSERT { ?e bp:heldUntil '6月16日' }
WHERE { ?e a bp:Event ; skos:prefLabel '邻里文化节'@zh }

## date-has-words
DELETE { ?e bp:timeText ?t }
WHERE { ?e bp:timeText ?t }

## one-label
DELETE { ?s skos:prefLabel ?l }
WHERE { ?s skos:prefLabel '水泊寺街道'@zh ; skos:prefLabel ?l }

## label-language
DELETE { ?s skos:prefLabel ?l }
INSERT { ?s skos:prefLabel '街道' }
WHERE { ?s skos:prefLabel '水泊寺街道'@zh ; skos:prefLabel ?l }

## other-labels
INSERT { ?s skos:altLabel '水泊寺街道'@zh }
WHERE { ?s skos:prefLabel '水泊寺街道'@zh }

## one-class
INSERT { ?s a bp:Organization }
WHERE { ?s skos:prefLabel '水泊寺街道'@zh }

## code
DELETE { ?s skos:notation ?c }
INSERT { ?s skos:notation '14021X' }
WHERE { ?s skos:prefLabel '水泊寺街道'@zh ; skos:notation ?c }

## street-code
DELETE { ?s skos:notation ?c }
INSERT { ?s skos:notation '140213' }
WHERE { ?s skos:prefLabel '水泊寺街道'@zh ; skos:notation ?c }

## code-once
INSERT { id:x a bp:Street ; skos:prefLabel '另一街道'@zh ; skos:notation ?c }
WHERE { ?s skos:prefLabel '水泊寺街道'@zh ; skos:notation ?c }

## located-in-itself
INSERT { ?s bp:locatedIn ?s }
WHERE { ?s skos:prefLabel '水泊寺街道'@zh }

## partner-both-ways
DELETE { ?b bp:partneredWith ?s }
WHERE { ?s skos:prefLabel '水泊寺街道'@zh . ?b bp:partneredWith ?s }

## partner-of-itself
INSERT { ?s bp:partneredWith ?s }
WHERE { ?s skos:prefLabel '水泊寺街道'@zh }

## event-status
INSERT { ?e schema:eventStatus schema:EventCancelled }
WHERE { ?e a bp:Event ; skos:prefLabel '邻里文化节'@zh }

## planned-has-no-host
INSERT { ?e schema:eventStatus schema:EventScheduled }
WHERE { ?e a bp:Event ; skos:prefLabel '邻里文化节'@zh }

## age
INSERT { ?p bp:hasAge 1958 }
WHERE { ?p a bp:Person }

## metric-indicator
DELETE { ?m bp:measures ?i }
WHERE { ?m bp:measures ?i }

## metric-value
DELETE { ?m schema:value ?v }
INSERT { ?m schema:value '500余' }
WHERE { ?m schema:value ?v }

## metric-unit
DELETE { ?m schema:unitText ?u }
WHERE { ?m schema:unitText ?u }

## metric-unit-code
INSERT { ?m schema:unitCode '米' }
WHERE { ?m a bp:Metric }

## metric-date
INSERT { ?m schema:observationDate '今年以来' }
WHERE { ?m a bp:Metric }

## metric-comparator
DELETE { ?m bp:comparator ?c }
INSERT { ?m bp:comparator '余' }
WHERE { ?m bp:comparator ?c }

## metric-owner
INSERT DATA { id:m a bp:Metric ; skos:prefLabel '份数'@zh ; bp:measures '份数' ; schema:value 1.0 ; schema:unitText '份' ; bp:comparator '=' }

## article-source
DELETE { ?a dcterms:source ?s }
WHERE { ?a dcterms:source ?s }

## claim-subject
DELETE { ?c rdf:subject ?s }
WHERE { ?c rdf:predicate bp:heldOn ; rdf:subject ?s }

## claim-sentence
DELETE { ?c prov:wasDerivedFrom ?v }
WHERE { ?c rdf:predicate bp:hosted ; prov:wasDerivedFrom ?v }

## claim-rule
DELETE { ?c prov:wasGeneratedBy ?v }
WHERE { ?c prov:wasGeneratedBy ?v }

## claim-status
DELETE { ?c bp:status ?v }
INSERT { ?c bp:status 'maybe' }
WHERE { ?c bp:status ?v ; rdf:predicate bp:hasMetric }

## claim-confidence
DELETE { ?c bp:confidence ?v }
INSERT { ?c bp:confidence 1.5 }
WHERE { ?c bp:confidence ?v }

## sentence-article
DELETE { ?v oa:hasSource ?a }
WHERE { ?v oa:hasSource ?a }

## quote
DELETE { ?x oa:exact ?w }
INSERT { ?x oa:exact '' }
WHERE { ?x oa:exact ?w }

## quote-start
DELETE { ?x oa:start ?n }
INSERT { ?x oa:start 9999 }
WHERE { ?x oa:start ?n }

## quote-fits
DELETE { ?x oa:exact ?w }
INSERT { ?x oa:exact ?longer }
WHERE { ?x oa:exact ?w BIND(CONCAT(?w, '！') AS ?longer) }

## claim-range
DELETE { ?c rdf:object ?e }
INSERT { ?c rdf:object ?s }
WHERE { ?c rdf:predicate bp:hosted ; bp:status 'planned' ; rdf:object ?e . ?s skos:prefLabel '水泊寺街道'@zh }

## claim-domain
DELETE { ?c rdf:subject ?s }
INSERT { ?c rdf:subject ?e }
WHERE { ?c rdf:predicate bp:hosted ; bp:status 'planned' ; rdf:object ?e ; rdf:subject ?s }

## planned-is-not-plain
INSERT { ?s bp:hosted ?o }
WHERE { ?c bp:status 'planned' ; rdf:subject ?s ; rdf:object ?o . ?o a bp:Event }

## fact-without-sentence
INSERT { ?s bp:hosted ?e }
WHERE { ?s a bp:AdminDivision . ?e a bp:Event ; skos:prefLabel '邻里文化节'@zh }

## declared-class
INSERT { ?s a bp:Township }
WHERE { ?s skos:prefLabel '水泊寺街道'@zh }

## declared-property
INSERT { ?s bp:organised ?e }
WHERE { ?s skos:prefLabel '水泊寺街道'@zh . ?e a bp:Event ; skos:prefLabel '邻里文化节'@zh }

## no-blank-nodes
INSERT { ?e bp:heldAt _:b . _:b a bp:Place ; skos:prefLabel '广场'@zh }
WHERE { ?e a bp:Event ; skos:prefLabel '邻里文化节'@zh }

## readable-iri
INSERT { ?e bp:heldAt <https://w3id.org/baopu/id/%E5%B9%BF> . <https://w3id.org/baopu/id/%E5%B9%BF> a bp:Place ; skos:prefLabel '广'@zh }
WHERE { ?e a bp:Event ; skos:prefLabel '邻里文化节'@zh }
