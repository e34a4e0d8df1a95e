"""The names under which HMICFRS has printed each area of policing, 2014 to 2025/27. Pure data."""

NAMES = """
victim-service-assessment
  Victim service assessment
  Providing a service to the victims of crime
  Service to victims of crime
  Providing a service to victims of crime
crime-recording
  Crime data integrity
  Recording data about crime
  Recording crime
  Crime recording
treatment-of-the-public
  Engaging with and treating the public with fairness and respect
  Treatment of the public
  Police powers and treating the public fairly and respectfully
  Police powers and public treatment
  treating the people it serves with fairness and respect
  treat the people it serves with fairness and respect
  treat all of the people it serves with fairness and respect
  treating all of the people it serves with fairness and respect
  treats the people it serves with fairness and respect
preventing-crime
  Preventing crime and anti-social behaviour
  Preventing crime
  Preventing and deterring crime and antisocial behaviour, and reducing vulnerability
  Preventing and deterring crime and anti-social behaviour and reducing vulnerability
  preventing crime, tackling anti-social behaviour and keeping people safe
  preventing crime, anti-social behaviour and keeping people safe
  Preventing crime and tackling anti-social behaviour
  Prevention and deterrence
  reducing crime and preventing offending
responding-to-the-public
  Responding to the public
  responding to calls for service
initial-response
  Initial response
  Responding to children at risk of harm
investigating-crime
  Investigating crime
  investigating crime and reducing re-offending
  Investigating crime and reducing reoffending
  investigating crime and managing offenders
  investigating offending
  Investigations
protecting-vulnerable-people
  Protecting vulnerable people
  protecting those who are vulnerable from harm, and supporting victims
  protecting from harm those who are vulnerable, and supporting victims
  Protecting vulnerable people and supporting victims
  protecting those at greatest risk of harm
  protecting those who are vulnerable
  Protecting the vulnerable
managing-offenders
  Managing offenders and suspects
  Managing offenders
serious-and-organised-crime
  Disrupting serious organised crime
  Tackling serious and organised crime
  Serious and organised crime
  tackling serious, organised and complex crime
  Disrupting serious and organised crime
specialist-capabilities
  Specialist capabilities
  force's specialist capabilities
  national policing responsibilities
  Armed policing
  strategic policing requirement
developing-a-positive-workplace
  Building, supporting and protecting the workforce
  Developing a positive workplace
  Supporting and protecting the workforce
  treating its workforce with fairness and respect
  treat its workforce with fairness and respect
good-use-of-resources
  Strategic planning, organisational management and value for money
  Good use of resources
  Leadership and force management
vetting-and-counter-corruption
  Vetting and counter-corruption
  Vetting and counter corruption
  Counter-corruption and vetting
  Vetting, misconduct and misogyny
ethical-behaviour
  behaves ethically and lawfully
  ensuring that its workforce behaves ethically and lawfully
  ensure that its workforce behaves ethically and lawfully
  Ethical and lawful workforce behaviour
understanding-demand
  understanding demand
  understanding its current and likely future demand
  understand the demand for its services
meeting-demand
  Meeting current demands and using resources
  use its resources to manage current demand
  use its resources to meet the demand for its services
  using its resources to meet the demand it faces
  operate and use its resources to meet the demand for its services
  operates and uses its resources
planning-for-the-future
  Planning for the future
  plan for the future
  planning for demand in the future
  plans for the future
leadership
  Leadership
  Leadership of child protection arrangements
  leadership at all levels
partnership-working
  Working with safeguarding partners
  Partnership working
  Working in partnership
risk-assessment-and-referral
  Risk assessment and referral
  Assessment of risk and appropriate referral
"""
"""An id on each line that is not set in; below it the area's names, PEEL headings first."""
